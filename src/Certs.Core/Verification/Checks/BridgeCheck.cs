using Certs.Core.Bridging;
using Certs.Core.Recognition;

namespace Certs.Core.Verification.Checks;

/// <summary>The bridge statements: whether each is one, about this document, for this province, and in force.</summary>
/// <remarks>
/// A statement adds a signature that the relying province knows, and takes nothing away: the document's own
/// signatures, keys, authority and status are judged in full whatever it says. So a bad statement never harms
/// a document either; it just does not help.
/// </remarks>
internal sealed class BridgeCheck : ICheck
{
    private static readonly Finding Nothing = Finding.NotApplicable(Check.Bridge, Reasons.NoBridgeStatement);

    public Check Name => Check.Bridge;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings)
    {
        IReadOnlyList<BridgeEvidence> bridges = subject.Evidence.Bridges;
        if (bridges.Count == 0)
        {
            findings.Add(Nothing);
            return;
        }

        BridgedOriginal original = BridgedOriginal.Of(subject.Document);
        bool isOriginalProven =
            AuthenticityRule.Decide(findings).Authenticity == Authenticity.TotalPassed;
        foreach (BridgeEvidence bridge in bridges)
        {
            Finding finding = Judge(subject, bridge, original, isOriginalProven);
            findings.Add(finding.Using(Clock.AsAt, subject.Evidence.At));
        }
    }

    private static Finding Judge(
        Case subject, BridgeEvidence bridge, BridgedOriginal original, bool isOriginalProven)
    {
        if (bridge.Presented.Statement is not { } statement)
        {
            return BridgeAttachment.Unreadable(bridge.Presented.Refusal!);
        }

        if (BridgeAttachment.Problem(subject, statement.Claims, original) is { } misfit)
        {
            return misfit;
        }

        if (subject.Registry is not { } registry)
        {
            return subject.RegistryMissing(Check.Bridge);
        }

        BridgeCase one = new(subject, registry, bridge, statement);
        Finding? problem = BridgeSignatures.WrongOne(one)
            ?? one.Inclusion
            ?? BridgeTimes.Contradiction(one)
            ?? BridgeSignatures.NoneGood(one)
            ?? BridgeAuthority.Problem(one)
            ?? BridgeTimes.NotInForce(one)
            ?? NotAdmitted(one)
            ?? BridgeSignatures.NoneRecognised(one);
        return problem
            ?? (isOriginalProven
                ? Accept(one)
                : Finding.Undecided(Check.Bridge, Reasons.BridgeOriginalNotProven));
    }

    private static Finding? NotAdmitted(BridgeCase one) =>
        one.Subject.Recognition is { Status: RecognitionStatus.NotRecognised, CanBeBridged: false }
            ? Finding.NotApplicable(Check.Bridge, Reasons.BridgeNotAdmitted)
            : null;

    private static Finding Accept(BridgeCase one)
    {
        RecognitionOutcome byRules = one.Subject.Recognition;
        if (byRules.Status == RecognitionStatus.NotRecognised)
        {
            one.Subject.Recognition = byRules with
            {
                Status = RecognitionStatus.RecognisedByBridge,
                Suite = one.DecidingSuite,
                Why = null,
                RecognisedSuites = [],
                Changes = [],
                Bridge = new BridgeUsed(
                    one.Claims.Issuer, one.Presented.Leaf, one.Presented.Handle, one.Claims.Expires),
            };
        }

        return Finding.Passed(
            Check.Bridge, Reasons.BridgeValid,
            $"Made by {one.Claims.Issuer} for province {one.Claims.RelyingProvince}, as of block "
            + $"{one.Claims.AsOfBlock}, until {Moments.Text(one.Claims.Expires)}.")
            .About(one.DecidingSuite);
    }
}
