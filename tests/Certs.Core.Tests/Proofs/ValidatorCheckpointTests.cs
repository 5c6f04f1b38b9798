using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Core.Tests.Proofs;

public sealed class ValidatorCheckpointTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(31)]
    public void A_set_grows_and_shrinks_by_votes_that_the_set_before_sealed(int count)
    {
        using TestValidators small = TestValidators.Make(count);
        using TestValidators large = TestValidators.Make(count + 1);
        HandOver growth = new(Quorum(20, large), Votes(11, small, large));
        HandOver shrinking = new(Quorum(60, small), Votes(21, large, small));
        ValidatorCheckpoint checkpoint = new(10, small.Set);

        Assert.True(checkpoint.SetFor([growth], growth.First).IsSameAs(large.Set));
        Assert.True(checkpoint.SetFor([growth, shrinking], Quorum(70, small)).IsSameAs(small.Set));
    }

    [Fact]
    public void A_header_that_a_quorum_of_both_sets_sealed_needs_no_votes()
    {
        using TestValidators small = TestValidators.Make(4);
        using TestValidators large = TestValidators.Make(5);
        HandOver growth = new(Header(20, large, large.Keys), []);

        Assert.True(new ValidatorCheckpoint(10, small.Set).SetFor([growth], growth.First).IsSameAs(large.Set));
    }

    [Fact]
    public void A_hand_over_that_only_the_new_set_sealed_is_refused()
    {
        using TestValidators old = TestValidators.Make(4);
        using TestValidators invented = TestValidators.Make(4, from: 100);
        HandOver handOver = new(Header(20, invented, invented.Keys), []);

        Assert.Equal(ProofRule.HandOverVotes, Refusal(new(10, old.Set), [handOver], Quorum(30, invented)));
    }

    [Fact]
    public void Half_of_the_votes_or_one_voter_twice_are_not_enough()
    {
        using TestValidators old = TestValidators.Make(4);
        using TestValidators smaller = TestValidators.Make(3);
        IReadOnlyList<SealedHeader> votes = Votes(11, old, smaller);
        SealedHeader first = Quorum(20, smaller);
        ValidatorCheckpoint checkpoint = new(10, old.Set);

        Assert.Equal(3, votes.Count);
        Assert.Equal(ProofRule.HandOverVotes, Refusal(checkpoint, [new(first, [.. votes.Take(2)])], first));
        Assert.Equal(
            ProofRule.HandOverVotes, Refusal(checkpoint, [new(first, [.. votes.Take(2), votes[0]])], first));
    }

    [Fact]
    public void Votes_for_another_change_or_of_an_epoch_before_do_not_count()
    {
        using TestValidators old = TestValidators.Make(4);
        using TestValidators smaller = TestValidators.Make(3);
        using TestValidators larger = TestValidators.Make(5);
        SealedHeader first = Quorum(20, smaller);

        Assert.Equal(
            ProofRule.HandOverVotes,
            Refusal(new(10, old.Set), [new(first, Votes(11, old, larger))], first));
        Assert.Equal(
            ProofRule.HandOverVotes,
            Refusal(new(10, old.Set, EpochLength: 15), [new(first, Votes(11, old, smaller))], first));
    }

    [Fact]
    public void Votes_that_the_set_before_did_not_seal_are_refused()
    {
        using TestValidators old = TestValidators.Make(4);
        using TestValidators smaller = TestValidators.Make(3);
        SealedHeader first = Quorum(20, smaller);
        SealedHeader[] votes = [.. Votes(11, old, smaller, seals: 2)];

        Assert.Equal(ProofRule.SealQuorum, Refusal(new(10, old.Set), [new(first, votes)], first));
    }

    [Fact]
    public void Hand_overs_out_of_order_before_the_checkpoint_or_after_the_header_are_refused()
    {
        using TestValidators old = TestValidators.Make(4);
        using TestValidators grown = TestValidators.Make(5);
        HandOver growth = new(Header(20, grown, grown.Keys), []);
        SealedHeader target = Quorum(30, grown);

        Assert.Equal(ProofRule.HandOverOrder, Refusal(new(20, old.Set), [growth], target));
        Assert.Equal(ProofRule.HandOverOrder, Refusal(new(10, old.Set), [growth, growth], target));
        Assert.Equal(ProofRule.HandOverOrder, Refusal(new(10, old.Set), [growth], Quorum(15, old)));
        Assert.Equal(ProofRule.HandOverOrder, Refusal(new(10, old.Set), [], Quorum(10, old)));
    }

    // As validators do it: just enough seals.
    private static SealedHeader Quorum(long height, TestValidators set) =>
        Header(height, set, [.. set.Keys.Take(set.Set.Quorum)]);

    private static IReadOnlyList<SealedHeader> Votes(
        long from, TestValidators before, TestValidators after, int? seals = null)
    {
        ValidatorVote change = ValidatorSet.OneChange(before.Set, after.Set)!;
        int needed = (before.Keys.Count / 2) + 1;
        return [.. before.Addresses.Take(needed).Select((proposer, index) => Read(
            new HeaderDraft(Consensus.Qbft, from + index, before.Addresses) { Proposer = proposer, Vote = change }
                .Seal([.. before.Keys.Take(seals ?? before.Set.Quorum)])))];
    }

    private static SealedHeader Header(long height, TestValidators set, IReadOnlyList<Secp256k1Key> signers) =>
        Read(new HeaderDraft(Consensus.Qbft, height, set.Addresses).Seal(signers));

    private static SealedHeader Read(byte[] rlp) =>
        SealedHeader.Read(rlp, Consensus.Qbft, UnknownMembers.Refused);

    private static ProofRule Refusal(
        ValidatorCheckpoint checkpoint, IReadOnlyList<HandOver> handOvers, SealedHeader header) =>
        Assert.Throws<ProofException>(() => checkpoint.SetFor(handOvers, header)).Rule;
}
