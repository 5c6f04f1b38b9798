using Certs.Core.Witnessing;
using Certs.Server.Storage;

namespace Certs.Server.Witnessing;

/// <summary>Keeps statements of provinces that contradict each other, and knows that there are some.</summary>
internal sealed class KeepEvidence(CheckpointStore store, ILogger<KeepEvidence> logger)
{
    private volatile bool _isRaised;

    /// <summary>Whether provinces signed for different blocks of one height.</summary>
    public bool IsRaised => _isRaised;

    /// <summary>Looks whether there is evidence from before.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _isRaised |= await store.CountEquivocalAsync(cancellationToken) > 0;

    /// <summary>Keeps both.</summary>
    /// <param name="own">What this province reads, signed.</param>
    /// <param name="other">What another signed; the signature was checked.</param>
    public async Task RunAsync(SignedCheckpoint own, SignedCheckpoint other)
    {
        _isRaised = true;
        if (await store.AddAsync(own, other))
        {
            logger.Equivocation(other.Signatures[0].Province, other.Checkpoint.Head.BlockNumber);
        }
    }
}
