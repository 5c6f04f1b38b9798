using Certs.Core;
using Certs.Core.Merkle;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Anchoring;

/// <summary>Puts waiting certificates under roots: full batches at once, the rest when it has gathered for a while.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class BatchMaker(
    ICertificateStore certificates, StatementStore statements, BatchStore batches, AnchoringFeed feed, TimeProvider time,
    IOptions<AnchoringOptions> options)
{
    private const int LeafBytes = 32;

    // When the first of those that wait now was seen, by this clock's ticks.
    private readonly Dictionary<uint, long> _waitingSince = [];

    /// <summary>Makes the batches that are due. From here on what is in them is fixed.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeAsync(CancellationToken cancellationToken)
    {
        int made = 0;
        foreach (WaitingLeaves waiting in await batches.WaitingAsync(cancellationToken))
        {
            made += await MakeAsync(waiting, cancellationToken);
        }

        if (made > 0)
        {
            feed.Publish();
        }

        return made;
    }

    private async Task<int> MakeAsync(WaitingLeaves waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            _waitingSince.Remove(waiting.First.Series);
            return 0;
        }

        _waitingSince.TryAdd(waiting.First.Series, time.GetTimestamp());
        bool isRestDue = time.GetElapsedTime(_waitingSince[waiting.First.Series])
            >= GatherTime(waiting.First.Kind);
        int made = 0;
        long position = waiting.First.Position;
        long left = waiting.Count;
        while (left >= options.Value.MaxBatchSize || (left > 0 && isRestDue))
        {
            int size = (int)Math.Min(left, options.Value.MaxBatchSize);
            await MakeAsync(CertificateId.OfSeries(waiting.First.Series, position), size, cancellationToken);
            position += size;
            left -= size;
            made++;
        }

        if (made > 0)
        {
            // What is left came after this was asked, or soon will: it gathers anew.
            _waitingSince.Remove(waiting.First.Series);
        }

        return made;
    }

    // Somebody waits for a bridge statement; certificates can wait to be many.
    private TimeSpan GatherTime(LeafKind kind) =>
        kind == LeafKind.Statements ? options.Value.StatementGatherTime : options.Value.GatherTime;

    private async Task MakeAsync(CertificateId first, int size, CancellationToken cancellationToken)
    {
        IReadOnlyList<(Hash32 Leaf, ushort Suites)> found = first.Kind == LeafKind.Certificates
            ? await certificates.LeavesAsync(first, size, cancellationToken)
            : await statements.LeavesAsync(first, size, cancellationToken);
        if (found.Count != size)
        {
            throw new StorageException($"{size - found.Count} {first.Kind} of {first.Agency} are not where they belong.");
        }

        byte[] leaves = new byte[size * LeafBytes];
        ushort suites = 0;
        for (int i = 0; i < size; i++)
        {
            found[i].Leaf.CopyTo(leaves.AsSpan(i * LeafBytes));
            suites |= found[i].Suites;
        }

        MerkleTree tree = AnchorPaths.TreeOf(leaves);
        await batches.TryAddAsync(first, leaves, new Hash32(tree.Root.Span), suites);
    }
}
