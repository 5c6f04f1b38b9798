using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Certs.Cli.Demo;

/// <summary>
/// What all members decide in the demonstration: until when SM2 counts. That a province takes it is not theirs to say.
/// </summary>
internal static class DemoVote
{
    private static readonly DateTimeOffset IssueUntil = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AcceptUntil = new(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One member proposes, which is its vote; each of the others votes on its own service.</summary>
    public static async Task<DemoFact> RunAsync(
        ServiceConnection proposer, IReadOnlyList<ServiceConnection> others, CancellationToken stop)
    {
        Proposal proposal = (await proposer.Governance.ProposeDecisionAsync(
            new ProposeDecisionRequest { RequestId = Guid.NewGuid().ToString(), Decision = Decision() },
            cancellationToken: stop)).Proposal;
        bool holds = true;
        foreach (ServiceConnection other in others)
        {
            holds &= proposal.State == ProposalState.Open;
            CastVoteRequest vote = new()
            {
                RequestId = Guid.NewGuid().ToString(),
                ProposalId = proposal.ProposalId,
                CallDigest = proposal.CallDigest,
            };
            proposal = (await other.Governance.CastVoteAsync(vote, cancellationToken: stop)).Proposal;
        }

        return new DemoFact(
            "h", "全体成员表决 SM2 可用至何时", "All members vote until when SM2 counts", DemoConsortium.Zhejiang,
            "EXECUTED with the vote that makes more than two thirds, not before",
            holds && proposal.State == ProposalState.Executed, proposal, Text(proposal));
    }

    private static Decision Decision()
    {
        SuiteAssessment rated = DemoConsortium.Suites.Single(suite => suite.Number == (ushort)Suite.Sm2);
        return new Decision
        {
            SetSuite = new SetSuite
            {
                Number = rated.Number,
                Name = rated.Name,
                Oid = ByteString.CopyFrom(rated.Oid.Span),
                IssueFrom = rated.IssueFrom?.ToTimestamp(),
                IssueUntil = IssueUntil.ToTimestamp(),
                AcceptUntil = AcceptUntil.ToTimestamp(),
            },
        };
    }

    private static Text Text(Proposal proposal) => new(
        $"提案 proposal {proposal.ProposalId}: SM2 可签发至 issue until {IssueUntil:yyyy-MM-dd}, "
        + $"可接受至 accept until {AcceptUntil:yyyy-MM-dd}\n"
        + string.Concat(proposal.Votes.Select(vote =>
            $"赞成 for: {Values.Name((ushort)vote.Province)}, 区块 block {vote.Recorded.BlockNumber}\n"))
        + $"{proposal.Votes.Count}/{proposal.Quorum} → 区块 block {proposal.Executed?.BlockNumber}\n"
        + "表决的是算法本身；是否认可他省证照由受理省自己写规则，不经他省表决。\n"
        + "The vote is about the algorithm. What a province recognises is its own rule: nobody else votes on it.");
}
