using Certs.Api.V1;
using Certs.Core.Evm;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Google.Protobuf;

namespace Certs.Server.Services;

/// <summary>Reads what is to be proposed.</summary>
internal static class GovernanceRequests
{
    private const int LongestText = 32;
    private const uint FirstOfTheChain = 257;
    private const uint LastSigning = 16;

    /// <summary>The decision.</summary>
    public static ConsortiumDecision ToDecision(Decision? decision) => decision?.KindCase switch
    {
        Decision.KindOneofCase.SetSuite => new ConsortiumDecision.SetSuite(ToAssessment(decision.SetSuite)),
        Decision.KindOneofCase.AddMember => new ConsortiumDecision.AddMember(ToMember(decision.AddMember)),
        Decision.KindOneofCase.RemoveMember => new ConsortiumDecision.RemoveMember(
            RequestFields.Province("decision.remove_member.province", decision.RemoveMember.Province)),
        Decision.KindOneofCase.SetValidator => new ConsortiumDecision.SetValidator(
            RequestFields.Province("decision.set_validator.province", decision.SetValidator.Province),
            AccountOrNone("decision.set_validator.validator", decision.SetValidator.Validator)),
        _ => throw RequestFields.Invalid("decision", "must be there"),
    };

    private static SuiteAssessment ToAssessment(SetSuite rating)
    {
        const string Field = "decision.set_suite.";
        if (rating.Number is 0 or (> LastSigning and < FirstOfTheChain) or > ushort.MaxValue)
        {
            throw RequestFields.Invalid(Field + "number", "1 to 16, or 257 to 65535");
        }

        if (rating.Name.Length is 0 or > LongestText || !rating.Name.All(char.IsAsciiLetterOrDigit))
        {
            throw RequestFields.Invalid(Field + "name", "1 to 32 letters and digits of ASCII");
        }

        if (rating.Oid.Length > LongestText)
        {
            throw RequestFields.Invalid(Field + "oid", "at most 32 bytes");
        }

        SuiteAssessment assessment = new(
            (ushort)rating.Number, rating.Name, rating.Oid.ToByteArray(),
            RequestFields.Moment(Field + "issue_from", rating.IssueFrom),
            RequestFields.Moment(Field + "issue_until", rating.IssueUntil),
            RequestFields.Moment(Field + "accept_until", rating.AcceptUntil),
            RequestFields.Moment(Field + "broken_since", rating.BrokenSince));
        return IsInOrder(assessment)
            ? assessment
            : throw RequestFields.Invalid(
                Field + "accept_until", "issue_from < issue_until <= accept_until, and no end of one without the other");
    }

    // What the contract holds to as well: it would refuse the vote that carries the proposal out.
    private static bool IsInOrder(SuiteAssessment rating) =>
        (rating.IssueUntil is null || rating.IssueFrom < rating.IssueUntil)
        && (rating.AcceptUntil is null || rating.IssueUntil is null || rating.IssueUntil <= rating.AcceptUntil)
        && (rating.AcceptUntil is null || rating.IssueFrom is null || rating.IssueUntil is not null);

    private static ConsortiumMember ToMember(AddMember member)
    {
        const string Field = "decision.add_member.";
        Address admin = AccountOrNone(Field + "admin", member.Admin);
        return new ConsortiumMember(
            RequestFields.Province(Field + "province", member.Province),
            admin.IsZero ? throw RequestFields.Invalid(Field + "admin", "an account of 20 bytes") : admin,
            AccountOrNone(Field + "operator", member.Operator), AccountOrNone(Field + "validator", member.Validator));
    }

    private static Address AccountOrNone(string field, ByteString bytes) => bytes.Length switch
    {
        0 => default,
        Address.Length => new Address(bytes.Span),
        _ => throw RequestFields.Invalid(field, "an account of 20 bytes"),
    };
}
