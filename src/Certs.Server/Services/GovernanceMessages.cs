using Certs.Api.V1;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using CoreProposal = Certs.Core.Registry.Proposal;

namespace Certs.Server.Services;

/// <summary>Writes proposals as they go over the wire. The states have the same numbers on both sides.</summary>
internal static class GovernanceMessages
{
    /// <summary>A proposal, with what it would do and what can become of it.</summary>
    public static Api.V1.Proposal ToMessage(CoreProposal proposal, RegistryView view, ContractAddresses contracts)
    {
        Api.V1.Proposal message = new()
        {
            ProposalId = proposal.Id,
            Proposer = proposal.Proposer,
            Decision = ToMessage(ConsortiumDecision.Of(proposal, contracts)),
            CallDigest = RegistryMessages.ToBytes(proposal.CallDigest),
            Quorum = (uint)CoreProposal.Quorum(view.Members().Count),
            State = (Api.V1.ProposalState)view.StateOf(proposal),
            Recorded = RegistryMessages.ToMessage(proposal.MadeAt),
            ExpireTime = proposal.ExpiresAt.ToTimestamp(),
            Executed = proposal.ExecutedAt is { } executed ? RegistryMessages.ToMessage(executed) : null,
        };
        message.Votes.AddRange(proposal.Votes.Select(vote => new Api.V1.ProposalVote
        {
            Province = vote.Province,
            Recorded = RegistryMessages.ToMessage(vote.RecordedAt),
        }));
        return message;
    }

    private static Decision ToMessage(ConsortiumDecision decision) => decision switch
    {
        ConsortiumDecision.SetSuite rating => new Decision { SetSuite = ToMessage(rating.Assessment) },
        ConsortiumDecision.AddMember added => new Decision { AddMember = ToMessage(added.Member) },
        ConsortiumDecision.RemoveMember removed => new Decision
        {
            RemoveMember = new RemoveMember { Province = removed.Province },
        },
        ConsortiumDecision.SetValidator named => new Decision
        {
            SetValidator = new SetValidator { Province = named.Province, Validator = ToBytes(named.Validator) },
        },
        _ => new Decision(),
    };

    private static SetSuite ToMessage(SuiteAssessment assessment) => new()
    {
        Number = assessment.Number,
        Name = assessment.Name,
        Oid = ByteString.CopyFrom(assessment.Oid.Span),
        IssueFrom = assessment.IssueFrom?.ToTimestamp(),
        IssueUntil = assessment.IssueUntil?.ToTimestamp(),
        AcceptUntil = assessment.AcceptUntil?.ToTimestamp(),
        BrokenSince = assessment.BrokenSince?.ToTimestamp(),
    };

    private static AddMember ToMessage(ConsortiumMember member) => new()
    {
        Province = member.Province,
        Admin = ToBytes(member.Admin),
        Operator = ToBytes(member.Operator),
        Validator = ToBytes(member.Validator),
    };

    private static ByteString ToBytes(Address account) =>
        account.IsZero ? ByteString.Empty : ByteString.CopyFrom(account.ToArray());
}
