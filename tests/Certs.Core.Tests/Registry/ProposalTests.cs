using Certs.Core.Registry;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Registry;

public sealed class ProposalTests
{
    private static readonly DateTimeOffset Day = TestRegistry.Founded;

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 5)]
    [InlineData(34, 23)]
    public void More_than_two_thirds_of_the_members_make_it(int members, int quorum) =>
        Assert.Equal(quorum, Proposal.Quorum(members));

    [Fact]
    public void Votes_gather_and_an_execution_ends_it()
    {
        RegistryView view = TestRegistry.ViewOf(
            [
                .. Founding(), .. Made(2),
                new RegistryEvent.VoteCast(At(3), 1, 53),
                new RegistryEvent.VoteCast(At(4), 1, 33), new RegistryEvent.ProposalExecuted(At(4), 1),
            ],
            TestRegistry.Head(4, Day));

        Proposal proposal = view.FindProposal(1)!;

        Assert.Equal([62, 53, 33], proposal.Votes.Select(vote => (int)vote.Province));
        Assert.Equal(ProposalState.Executed, view.StateOf(proposal));
        RegistryView before = view.AsKnownAt(TestRegistry.Head(3, Day));
        Assert.Equal(2, before.FindProposal(1)!.Votes.Count);
        Assert.Equal(ProposalState.Open, before.StateOf(before.FindProposal(1)!));
        Assert.Empty(view.AsKnownAt(TestRegistry.Head(1, Day)).Proposals());
    }

    [Theory]
    [InlineData(13, ProposalState.Open)]
    [InlineData(14, ProposalState.Expired)]
    public void It_expires_after_fourteen_days(int days, ProposalState state)
    {
        RegistryView view = TestRegistry.ViewOf(
            [.. Founding(), .. Made(2)], TestRegistry.Head(9, Day.AddDays(days)));

        Assert.Equal(state, view.StateOf(view.FindProposal(1)!));
    }

    [Fact]
    public void A_change_of_the_membership_outdates_those_that_were_open()
    {
        RegistryView view = TestRegistry.ViewOf(
            [.. Founding(), .. Made(2), new RegistryEvent.MemberRemoved(At(3), 53)],
            TestRegistry.Head(3, Day));

        Assert.Equal(ProposalState.Outdated, view.StateOf(view.FindProposal(1)!));
        Assert.Equal([33, 62], view.Members().Select(province => (int)province));
    }

    [Fact]
    public void What_the_contract_would_refuse_stops_the_replay()
    {
        RegistryEvent.VoteCast vote = new(At(3), 1, 62);

        Assert.Throws<RegistryInconsistentException>(() => TestRegistry.ViewOf(
            [.. Founding(), .. Made(2), vote], TestRegistry.Head(3, Day)));
        Assert.Throws<RegistryInconsistentException>(() => TestRegistry.ViewOf(
            [.. Founding(), vote], TestRegistry.Head(3, Day)));
    }

    private static IEnumerable<RegistryEvent> Founding() =>
        ((ushort[])[62, 53, 33]).Select(province => new RegistryEvent.MemberAdmitted(At(1), province));

    private static IEnumerable<RegistryEvent> Made(long block) =>
    [
        new RegistryEvent.ProposalMade(At(block), 1, 62, new byte[20], new byte[4]),
        new RegistryEvent.VoteCast(At(block), 1, 62),
    ];

    private static ChainPoint At(long block) => new(block, Day);
}
