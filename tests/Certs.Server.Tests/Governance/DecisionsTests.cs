using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>Three members decide on the real chain, each through its own service.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class DecisionsTests(ThreeProvinces provinces)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suite_s_dates_change_with_the_vote_of_more_than_two_thirds_and_not_before()
    {
        DateTimeOffset sunset = new(2030, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Proposal made = await ProposeAsync(new Decision { SetSuite = Rs256(sunset) });
        Assert.Equal((ProposalState.Open, 3u), (made.State, made.Quorum));
        Assert.Equal(sunset, made.Decision.SetSuite.IssueUntil.ToDateTimeOffset());

        Proposal two = await VoteAsync(provinces.OfYunnan, made);
        SuiteRating meanwhile = await SuiteAsync(4);
        Proposal three = await VoteAsync(provinces.OfZhejiang, made);
        SuiteRating after = await SuiteAsync(4);

        Assert.Equal(ProposalState.Open, two.State);
        Assert.Null(meanwhile.IssueUntil);
        Assert.Equal(ProposalState.Executed, three.State);
        Assert.Equal([62u, 53u, 33u], three.Votes.Select(vote => vote.Province));
        Assert.Equal((meanwhile.Version + 1, sunset), (after.Version, after.IssueUntil.ToDateTimeOffset()));
        Assert.Equal(three.Executed, after.Recorded);
        ListSuitesResponse then = await provinces.OfGansu.Recognition.ListSuitesAsync(
            new ListSuitesRequest { KnownAtBlock = two.Votes[1].Recorded.BlockNumber }, cancellationToken: Stop);
        Assert.Equal(meanwhile, then.Suites.Single(suite => suite.Number == 4));
    }

    [Fact]
    public async Task A_member_votes_once_for_what_it_has_seen()
    {
        Proposal made = await ProposeAsync(new Decision { RemoveMember = new RemoveMember { Province = 53 } });
        Proposal other = await ProposeAsync(new Decision { RemoveMember = new RemoveMember { Province = 33 } });

        await Refused.AsAsync(
            StatusCode.FailedPrecondition, "VOTED_BEFORE",
            provinces.OfGansu.Governance.CastVoteAsync(Vote(made.ProposalId, made.CallDigest)));
        await Refused.AsAsync(
            StatusCode.Aborted, "PROPOSAL_IS_ANOTHER",
            provinces.OfYunnan.Governance.CastVoteAsync(Vote(made.ProposalId, other.CallDigest)));
        await Refused.AsAsync(
            StatusCode.NotFound, "PROPOSAL_NOT_FOUND",
            provinces.OfYunnan.Governance.CastVoteAsync(Vote(9999, other.CallDigest)));

        ListProposalsResponse list = new();
        await Eventually.HoldsAsync(async () =>
        {
            list = await provinces.OfZhejiang.Governance.ListProposalsAsync(
                new ListProposalsRequest(), cancellationToken: Stop);
            return list.Proposals.Any(proposal => proposal.ProposalId == made.ProposalId);
        });
        Assert.Equal([33u, 53u, 62u], list.Members);
        Assert.Equal(made, list.Proposals.Single(proposal => proposal.ProposalId == made.ProposalId));
    }

    [Fact]
    public async Task A_proposal_and_a_vote_that_are_repeated_are_made_once()
    {
        ProposeDecisionRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Decision = new Decision { SetValidator = new SetValidator { Province = 53 } },
        };
        Proposal first = (await provinces.OfGansu.Governance.ProposeDecisionAsync(
            request, cancellationToken: Stop)).Proposal;
        CastVoteRequest vote = Vote(first.ProposalId, first.CallDigest);
        Proposal voted = (await provinces.OfYunnan.Governance.CastVoteAsync(vote, cancellationToken: Stop)).Proposal;

        Proposal again = (await provinces.OfGansu.Governance.ProposeDecisionAsync(
            request, cancellationToken: Stop)).Proposal;
        Proposal votedAgain = (await provinces.OfYunnan.Governance.CastVoteAsync(
            vote, cancellationToken: Stop)).Proposal;

        Assert.Equal(first.ProposalId, again.ProposalId);
        Assert.Equal(voted, votedAgain);
    }

    [Fact]
    public async Task A_province_is_admitted_by_vote_and_removed_by_vote_and_then_writes_nothing()
    {
        using Core.Evm.Secp256k1Key admin = AccountFile.LoadOrCreate(
            Path.Combine(provinces.Gansu.Folder.Path, "hunan.key"));
        Proposal outdated = await ProposeAsync(new Decision { SetValidator = new SetValidator { Province = 62 } });
        AddMember hunan = new() { Province = 43, Admin = ByteString.CopyFrom(admin.Address.ToArray()) };

        await DecideAsync(new Decision { AddMember = hunan });
        IEnumerable<uint> grown = await MembersAsync();
        string text = await Refused.AsAsync(
            StatusCode.FailedPrecondition, "PROPOSAL_CLOSED",
            provinces.OfYunnan.Governance.CastVoteAsync(Vote(outdated.ProposalId, outdated.CallDigest)));
        await DecideAsync(new Decision { RemoveMember = new RemoveMember { Province = 43 } });

        Assert.Equal([33u, 43u, 53u, 62u], grown);
        Assert.Contains("membership has changed", text, StringComparison.Ordinal);
        Assert.Equal([33u, 53u, 62u], await MembersAsync());
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => AddRuleAsync(admin));
        Assert.Equal("RecognitionCallerNotAdmin", refused.ErrorName);
    }

    [Fact]
    public async Task The_chain_s_own_algorithms_are_rated_like_the_others()
    {
        ListSuitesResponse suites = await provinces.OfZhejiang.Recognition.ListSuitesAsync(
            new ListSuitesRequest(), cancellationToken: Stop);

        Assert.Equal(
            [1u, 2u, 3u, 4u, 5u, 6u, 257u, 258u], suites.Suites.Select(suite => suite.Number));
        Assert.Equal(
            ["keccak256", "secp256k1"], suites.Suites.Where(suite => suite.Number > 256).Select(suite => suite.Name));
    }

    private static CastVoteRequest Vote(uint id, ByteString digest) =>
        new() { RequestId = Guid.NewGuid().ToString(), ProposalId = id, CallDigest = digest };

    private static SetSuite Rs256(DateTimeOffset sunset) => new()
    {
        Number = 4,
        Name = "RS256",
        Oid = ByteString.CopyFrom(Convert.FromHexString("2a864886f70d01010b")),
        IssueFrom = DemoConsortium.Since.ToTimestamp(),
        IssueUntil = sunset.ToTimestamp(),
    };

    private async Task AddRuleAsync(Core.Evm.Secp256k1Key admin)
    {
        ServiceFile service = provinces.Gansu.Folder.ReadServiceFile();
        using EthNode node = new(service.Nodes[0]);
        using ProvinceRegistrar registrar = new(node, NetworkFile.Read(service.Network), admin);
        await registrar.AddRuleAsync(
            new Core.Registry.RecognitionRule(
                0, 43, null, null, null, null, Core.Registry.RuleVerdict.Recognised, DemoConsortium.Since, null,
                default),
            Stop);
    }

    // The last vote is Zhejiang's where it takes three, and what it read then is asked for.
    private async Task DecideAsync(Decision decision)
    {
        Proposal proposal = await ProposeAsync(decision);
        proposal = await VoteAsync(provinces.OfYunnan, proposal);
        if (proposal.State == ProposalState.Open)
        {
            proposal = await VoteAsync(provinces.OfZhejiang, proposal);
        }

        Assert.Equal(ProposalState.Executed, proposal.State);
    }

    private async Task<Proposal> ProposeAsync(Decision decision) =>
        (await provinces.OfGansu.Governance.ProposeDecisionAsync(
            new ProposeDecisionRequest { RequestId = Guid.NewGuid().ToString(), Decision = decision },
            cancellationToken: Stop)).Proposal;

    private static async Task<Proposal> VoteAsync(ServiceConnection member, Proposal proposal) =>
        (await member.Governance.CastVoteAsync(
            Vote(proposal.ProposalId, proposal.CallDigest), cancellationToken: Stop)).Proposal;

    private async Task<IEnumerable<uint>> MembersAsync() =>
        (await provinces.OfZhejiang.Governance.ListProposalsAsync(
            new ListProposalsRequest(), cancellationToken: Stop)).Members;

    private async Task<SuiteRating> SuiteAsync(uint number) =>
        (await provinces.OfZhejiang.Recognition.ListSuitesAsync(
            new ListSuitesRequest(), cancellationToken: Stop)).Suites.Single(suite => suite.Number == number);
}
