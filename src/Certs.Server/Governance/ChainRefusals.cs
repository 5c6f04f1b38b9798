using Certs.Ledger.Contracts;
using Certs.Server.Refusals;

namespace Certs.Server.Governance;

/// <summary>Says in plain words what a contract refused, and why.</summary>
internal static class ChainRefusals
{
    /// <summary>The refusal for the caller.</summary>
    public static RefusedException Of(ContractRevertedException refused)
    {
        string first = refused.ErrorArguments.Count > 0 ? refused.ErrorArguments[0] : "";
        return refused.ErrorName switch
        {
            "RecognitionOverlaps" => new RefusedException(
                RefusalReason.RuleTies,
                $"Rule {first} of this province is about the same certificates and holds in a part of the period."
                + " End that one first, or make this one more specific."),
            "RecognitionTies" => new RefusedException(
                RefusalReason.RuleTies,
                $"Rule {first} of this province has other conditions for certificates that this one matches too, in a"
                + " part of the period, and neither is more specific. Restrict one of them by what the other restricts."),
            "RecognitionCallerNotAdmin" or "IssuerCallerNotAdmin" or "ConsortiumCallerNotAdmin" => new RefusedException(
                RefusalReason.NotAMember, "This province is no member of the consortium: it can write nothing."),
            "RecognitionOfOtherProvince" or "IssuerOfOtherProvince" => new RefusedException(
                RefusalReason.RecordOfOtherProvince, "It is another province's, which alone can change it."),
            "RecognitionRuleUnknown" => new RefusedException(
                RefusalReason.RuleNotFound, "rule_id", "there is no rule with this number"),
            "RecognitionEndNotEarlier" or "IssuerEndNotEarlier" => new RefusedException(
                RefusalReason.EndNotEarlier, "An end can only be brought forward, and this one is no earlier."),
            "RecognitionPeriodInvalid" or "IssuerPeriodInvalid" => new RefusedException(
                RefusalReason.FieldInvalid, "valid_until", "later than the beginning; to end something, not before it"),
            "RecognitionAccreditedBefore" => new RefusedException(
                RefusalReason.AlreadyAccredited, "The agency is accredited for a part of the period."),
            "RecognitionNotAccredited" => new RefusedException(
                RefusalReason.NotAccredited, "agency", "was never accredited by this province"),
            "IssuerKeyUnknown" => new RefusedException(
                RefusalReason.KeyNotFound, "key_id", "is no key of this agency"),
            "IssuerKeyRevoked" => new RefusedException(
                RefusalReason.KeyRevoked, "The key was revoked before; that is final."),
            _ => OfProposal(refused, first),
        };
    }

    private static RefusedException OfProposal(ContractRevertedException refused, string id) => refused.ErrorName switch
    {
        "ConsortiumProposalUnknown" => new RefusedException(
            RefusalReason.ProposalNotFound, "proposal_id", "there is no proposal with this number"),
        "ConsortiumProposalExecuted" => new RefusedException(
            RefusalReason.ProposalClosed, $"Proposal {id} was carried out."),
        "ConsortiumProposalExpired" => new RefusedException(
            RefusalReason.ProposalClosed, $"Proposal {id} has expired; it has to be made again."),
        "ConsortiumProposalOutdated" => new RefusedException(
            RefusalReason.ProposalClosed,
            $"The membership has changed since proposal {id} was made; it has to be made again."),
        "ConsortiumVotedBefore" => new RefusedException(
            RefusalReason.VotedBefore, $"This province has voted for proposal {id}."),
        _ => new RefusedException(RefusalReason.RefusedByChain, $"The chain refuses it: {refused.Message}"),
    };
}
