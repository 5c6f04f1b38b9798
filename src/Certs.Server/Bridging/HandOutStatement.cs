using Certs.Core.Bridging;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Bridging;

/// <summary>Hands statements out, with their path once they are anchored; waits for that where it is asked to.</summary>
internal sealed class HandOutStatement(
    BatchStore batches, AnchorPaths paths, AnchoringFeed feed, ChainReader chain,
    TimeProvider time, IOptions<BridgingOptions> options)
{
    // In case a step was made where no signal comes from, such as another service on the same store.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    /// <summary>The statement as it is now.</summary>
    public async Task<HandedStatement> NowAsync(StoredStatement stored, CancellationToken cancellationToken)
    {
        Batch? batch = await batches.FindCoveringAsync(stored.Id, cancellationToken);
        if (batch is not { Place: not null })
        {
            return new HandedStatement(stored, batch, stored.Document);
        }

        BridgeStatement statement = BridgeStatementReader.Read(stored.Document);
        byte[] file = BridgeStatementWriter.Write(
            statement with { Anchor = await paths.PathAsync(stored.Id, batch, cancellationToken) });
        return new HandedStatement(stored, batch, file);
    }

    /// <summary>
    /// The statement once it is anchored and this node's view of the chain has it, or as it is when the longest wait is
    /// over.
    /// </summary>
    public async Task<HandedStatement> AnchoredAsync(StoredStatement stored, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            Task next = feed.Next;
            HandedStatement handed = await NowAsync(stored, cancellationToken);
            TimeSpan left = options.Value.LongestWait - time.GetElapsedTime(start);
            if (handed.Batch?.Place is { } place)
            {
                await chain.AtLeastAsync(place.BlockNumber, left, cancellationToken);
                return handed;
            }

            if (left <= TimeSpan.Zero)
            {
                return handed;
            }

            await Task.WhenAny(next, Task.Delay(left < LongestSilence ? left : LongestSilence, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
