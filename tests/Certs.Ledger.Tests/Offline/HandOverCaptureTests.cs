using Certs.Core.Bundles;
using Certs.Core.Proofs;
using Certs.Ledger.Evm;
using Certs.Ledger.Offline;
using Certs.Testing;

namespace Certs.Ledger.Tests.Offline;

/// <summary>Hand-overs captured from a recorded QBFT chain whose four validators voted one out and in again.</summary>
public sealed class HandOverCaptureTests
{
    // Three validators sealed blocks 21 to 23, four the others.
    private const int OfThree = 22;

    private readonly ReadOnlyMemory<byte>[] _chain =
    [
        .. EthereumVectors.Read(Repository.Fixtures("qbft/qbft-goquorum-24.4.1.json"))
            .GetProperty("headers").EnumerateArray().Select(header => (ReadOnlyMemory<byte>)BlockHashing.Whole(header)),
    ];

    private readonly List<long> _asked = [];
    private readonly HandOverCapture _capture;

    public HandOverCaptureTests() => _capture = new HandOverCapture(
        (heights, _) =>
        {
            _asked.AddRange(heights);
            return Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. heights.Select(height => _chain[height])]);
        },
        Consensus.Qbft);

    [Fact]
    public async Task From_every_block_that_is_not_amid_the_votes_the_hand_overs_lead_to_every_later_one()
    {
        HandOver[] changes = [.. (await FindAsync(1, OfThree, _chain.Length - 1)).Select(Read)];
        Assert.Equal([3, 0], changes.Select(change => change.Votes.Count));
        foreach (int from in (int[])[0, 10, 17, 18, 20, 21, 23, 24, 31])
        {
            if (changes.Any(change => change.Votes.Any(vote => vote.Header.Height <= from) && change.First.Header.Height > from))
            {
                continue;
            }

            ValidatorCheckpoint checkpoint = new(from, new ValidatorSet(Read(_chain[from + 1]).Listed));
            for (int to = from + 1; to < _chain.Length; to++)
            {
                SealedHeader header = Read(_chain[to]);

                IReadOnlyList<HandOverEvidence> found = await FindAsync(from + 1, to);

                header.Check(checkpoint.SetFor([.. found.Select(Read)], header));
            }
        }
    }

    [Fact]
    public async Task A_change_is_found_by_halving_and_looked_for_once()
    {
        IReadOnlyList<HandOverEvidence> first = await FindAsync(1, OfThree, _chain.Length - 1);
        int asked = _asked.Count;

        IReadOnlyList<HandOverEvidence> again = await FindAsync(1, OfThree, _chain.Length - 1);

        Assert.Equal(first, again);
        Assert.Equal(2, first.Count);
        Assert.Equal(asked + 3, _asked.Count);
    }

    [Fact]
    public async Task A_change_that_was_taken_back_is_left_out_where_no_header_between_matters()
    {
        Assert.Empty(await FindAsync(1, _chain.Length - 1));
    }

    [Fact]
    public async Task Among_blocks_of_one_set_nothing_is_looked_for()
    {
        Assert.Empty(await FindAsync(1, 2, 3));

        Assert.Equal([1, 2, 3], _asked);
    }

    private Task<IReadOnlyList<HandOverEvidence>> FindAsync(params long[] heights) =>
        _capture.FindAsync(heights, TestContext.Current.CancellationToken);

    private static HandOver Read(HandOverEvidence evidence) =>
        new(Read(evidence.First), [.. evidence.Votes.Select(Read)]);

    private static SealedHeader Read(ReadOnlyMemory<byte> rlp) =>
        SealedHeader.Read(rlp.Span, Consensus.Qbft, UnknownMembers.Refused);
}
