using Certs.Core.Verification.Checks;

namespace Certs.Core.Verification;

/// <summary>From findings to the first axis of a verdict.</summary>
/// <remarks>
/// <list type="number">
/// <item>
/// A failed check of the document fails it. So does a seal that is proven to be wrong; a seal that is
/// undecided takes nothing from what the issuer's own signatures prove.
/// </item>
/// <item>
/// Of several signatures one whose key and suite are good is enough, so that the compromise of one key or the
/// breaking of one suite does not void what was signed in two. That every signature verifies and none is
/// missing stays required.
/// </item>
/// <item>Where no signature is good: failed when the key of each failed, otherwise undecided.</item>
/// <item>An undecided check leaves the document undecided; only when nothing is missing it passes.</item>
/// </list>
/// </remarks>
internal static class AuthenticityRule
{
    /// <summary>The first axis.</summary>
    public static AuthenticityOutcome Decide(List<Finding> findings)
    {
        bool hasProven = GoodSignatures.HasProven(findings);
        if (First(findings, Outcome.Failed, ofDocument: true) is { } failed)
        {
            return Told(Authenticity.TotalFailed, failed);
        }

        if (!hasProven
            && EveryKeyFailed(findings)
            && First(findings, Outcome.Failed, ofDocument: false) is { } key)
        {
            return Told(Authenticity.TotalFailed, key);
        }

        foreach (Finding finding in findings)
        {
            if (finding.Outcome == Outcome.Undecided
                && (IsOfDocument(finding.Check) || (!hasProven && IsOfOneSignature(finding.Check))))
            {
                return Told(Authenticity.Indeterminate, finding);
            }
        }

        return new AuthenticityOutcome(Authenticity.TotalPassed, null, null);
    }

    /// <summary>Whether the check is about the document as a whole and counts for its authenticity.</summary>
    private static bool IsOfDocument(Check check) => check switch
    {
        Check.Format or Check.Disclosure or Check.Schema or Check.Signature or Check.Authority or Check.Number
            or Check.Inclusion or Check.Finality or Check.Time => true,
        Check.Key or Check.Suite => false,
        Check.Status or Check.Period or Check.Seal or Check.Recognition or Check.Bridge
            or Check.Presentation => false,
    };

    private static bool IsOfOneSignature(Check check) => check is Check.Key or Check.Suite;

    private static bool EveryKeyFailed(List<Finding> findings) =>
        findings.TrueForAll(finding => finding.Check != Check.Key || finding.Outcome == Outcome.Failed);

    private static Finding? First(List<Finding> findings, Outcome outcome, bool ofDocument)
    {
        foreach (Finding finding in findings)
        {
            bool isMeant = ofDocument
                ? IsOfDocument(finding.Check) || finding.Check == Check.Seal
                : IsOfOneSignature(finding.Check);
            if (finding.Outcome == outcome && isMeant)
            {
                return finding;
            }
        }

        return null;
    }

    private static AuthenticityOutcome Told(Authenticity authenticity, Finding finding) =>
        new(authenticity, finding.Reason, ReasonTable.Get(finding.Reason).Etsi);
}
