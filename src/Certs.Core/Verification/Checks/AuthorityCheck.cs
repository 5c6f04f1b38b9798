using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// The agency is who the document says, and was entitled to the type at the best signature time.
/// </summary>
internal sealed class AuthorityCheck : ICheck
{
    public Check Name => Check.Authority;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject).Using(Clock.AnchorBlock, subject.BestTime));

    private static Finding Judge(Case subject)
    {
        if (subject.Registry is not { } registry)
        {
            Finding missing = subject.RegistryMissing(Check.Authority);
            return Finding.Undecided(Check.Authority, Reasons.AuthorityUnknown, missing.Reason);
        }

        if (registry.FindAgency(subject.Payload.Issuer) is not { } agency)
        {
            return Finding.Undecided(
                Check.Authority, Reasons.AuthorityUnknown, $"{subject.Payload.Issuer} was never entered.");
        }

        if (agency.Profile != subject.Payload.Profile.Digest)
        {
            return Finding.Failed(Check.Authority, Reasons.IssuerProfileMismatch, agency.Agency.ToString());
        }

        return subject.BestTime is { } time
            ? subject.OnlyFresh(JudgeAt(subject, registry, agency, time))
            : Finding.Undecided(Check.Authority, Reasons.NoPoe);
    }

    private static Finding JudgeAt(
        Case subject, RegistryView registry, AgencyRecord agency, DateTimeOffset time)
    {
        if (!agency.Open.Contains(time))
        {
            return Finding.Failed(
                Check.Authority, Reasons.IssuerNotAuthorisedAtIssue, $"{agency.Agency} was not open then.");
        }

        TypeAuthority? authority = registry.FindTypeAuthority(
            agency.Agency, subject.Evidence.Document.TypeId);
        if (authority is null || !authority.Covers(time))
        {
            return Finding.Failed(
                Check.Authority, Reasons.IssuerNotAuthorisedAtIssue,
                $"{agency.Agency} was not authorised for {subject.Payload.Type} then.");
        }

        return agency.Open.Until <= subject.Evidence.At
            ? Finding.Passed(Check.Authority, Reasons.IssuerSucceeded, Successor(agency))
            : Finding.Passed(Check.Authority);
    }

    private static string Successor(AgencyRecord agency) =>
        agency.Successor is { } successor ? $"The successor is {successor}." : "It has no successor.";
}
