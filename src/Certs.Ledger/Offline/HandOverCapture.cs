using System.Collections.Concurrent;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Proofs;

namespace Certs.Ledger.Offline;

/// <summary>Finds how validators followed each other on a sealed chain, for verifiers who know an earlier set.</summary>
/// <remarks>
/// Between two headers that list the same set nothing is looked for, between others the change is found by halving. So a
/// change that was taken back is found only where a header between matters. Safe for many threads.
/// </remarks>
/// <param name="headers">Gives the headers of heights (RLP, seals included), in their order.</param>
/// <param name="consensus">How the chain seals its blocks.</param>
public sealed class HandOverCapture(
    Func<IReadOnlyList<long>, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<byte>>>> headers, Consensus consensus)
{
    private const int VotesAtOnce = 64;
    private const int MostBlocksOfVotes = 4_096;

    private readonly ConcurrentDictionary<long, Change> _known = new();

    /// <summary>The hand-overs that lead from the lowest of some heights to each of the others.</summary>
    /// <param name="heights">The heights of headers that matter; the lowest is where the verifier's knowledge begins.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <returns>
    /// The hand-overs, ascending. One whose votes are not within 4,096 blocks before it is left out, and all after it. None
    /// where a contract keeps the validators and headers do not list them.
    /// </returns>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<IReadOnlyList<HandOverEvidence>> FindAsync(
        IReadOnlyList<long> heights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(heights);
        IReadOnlyList<SealedHeader> ends = await ReadAsync([.. heights.Distinct()], cancellationToken);
        if (ends.Any(header => header.Listed.Count == 0))
        {
            return [];
        }

        SortedDictionary<long, ValidatorSet> points = [];
        foreach (SealedHeader header in ends)
        {
            points[header.Header.Height] = new ValidatorSet(header.Listed);
        }

        long lowest = points.Keys.First();
        long highest = points.Keys.Last();
        foreach ((long first, Change change) in _known.Where(known => known.Key > lowest && known.Key <= highest))
        {
            points[first - 1] = change.Before;
            points[first] = change.After;
        }

        foreach ((KeyValuePair<long, ValidatorSet> low, KeyValuePair<long, ValidatorSet> high) in points.Zip(points.Skip(1)))
        {
            await SearchAsync(low, high, cancellationToken);
        }

        return
        [
            .. _known.Where(known => known.Key > lowest && known.Key <= highest)
                .OrderBy(known => known.Key)
                .TakeWhile(known => known.Value.Evidence is not null)
                .Select(known => known.Value.Evidence!),
        ];
    }

    private async Task SearchAsync(
        KeyValuePair<long, ValidatorSet> low, KeyValuePair<long, ValidatorSet> high, CancellationToken cancellationToken)
    {
        if (low.Value.IsSameAs(high.Value) || _known.ContainsKey(high.Key))
        {
            return;
        }

        if (high.Key == low.Key + 1)
        {
            HandOverEvidence? evidence = await ProveAsync(high.Key, low.Value, high.Value, cancellationToken);
            _known[high.Key] = new Change(low.Value, high.Value, evidence);
            return;
        }

        long half = low.Key + ((high.Key - low.Key) / 2);
        SealedHeader header = (await ReadAsync([half], cancellationToken))[0];
        KeyValuePair<long, ValidatorSet> middle = new(half, new ValidatorSet(header.Listed));
        await SearchAsync(low, middle, cancellationToken);
        await SearchAsync(middle, high, cancellationToken);
    }

    // Where the old set's seals do not suffice its votes are needed; they lie in the blocks just before.
    private async Task<HandOverEvidence?> ProveAsync(
        long height, ValidatorSet before, ValidatorSet after, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> first = (await headers([height], cancellationToken))[0];
        if (Read(first).IsSealedBy(before))
        {
            return new HandOverEvidence(first, []);
        }

        ValidatorVote? change = ValidatorSet.OneChange(before, after);
        SortedDictionary<long, ReadOnlyMemory<byte>> votes = [];
        HashSet<Address> voters = [];
        for (long end = height; change is not null && end > Math.Max(0, height - MostBlocksOfVotes); end -= VotesAtOnce)
        {
            long begin = Math.Max(0, end - VotesAtOnce);
            IReadOnlyList<ReadOnlyMemory<byte>> blocks = await headers(
                [.. Enumerable.Range(0, (int)(end - begin)).Select(at => end - 1 - at)], cancellationToken);
            foreach (ReadOnlyMemory<byte> block in blocks)
            {
                SealedHeader header = Read(block);
                if (header.Vote == change && before.Contains(header.Header.Proposer) && voters.Add(header.Header.Proposer))
                {
                    votes.Add(header.Header.Height, block);
                }

                if (voters.Count > before.Validators.Count / 2)
                {
                    return new HandOverEvidence(first, [.. votes.Values]);
                }
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<SealedHeader>> ReadAsync(
        IReadOnlyList<long> heights, CancellationToken cancellationToken) =>
        [.. (await headers(heights, cancellationToken)).Select(Read)];

    private SealedHeader Read(ReadOnlyMemory<byte> header) =>
        SealedHeader.Read(header.Span, consensus, UnknownMembers.Refused);

    private sealed record Change(ValidatorSet Before, ValidatorSet After, HandOverEvidence? Evidence);
}
