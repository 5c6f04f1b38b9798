using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification.Checks;

namespace Certs.Core.Verification;

/// <summary>Judges a document by the evidence that was gathered for it.</summary>
/// <remarks>
/// A pure function: no clock, no network, no store; the same evidence gives the same report. All checks run,
/// none stops the others. Any number of threads may judge at once.
/// </remarks>
public static class Judge
{
    // The order of a report.
    private static readonly ICheck[] Checks =
    [
        new FormatCheck(), new DisclosureCheck(), new SchemaCheck(), new SignatureCheck(), new KeyCheck(),
        new AuthorityCheck(), new SuiteCheck(), new NumberCheck(), new InclusionCheck(), new FinalityCheck(),
        new TimeCheck(), new StatusCheck(), new PeriodCheck(), new SealCheck(), new RecognitionCheck(),
        new BridgeCheck(), new PresentationCheck(),
    ];

    private static readonly Finding[] Unreadable =
    [
        .. Checks.Skip(1).Select(check => Finding.NotApplicable(check.Name, Reasons.DocumentUnreadable)),
    ];

    /// <summary>The verdict.</summary>
    /// <param name="evidence">Everything that is known.</param>
    /// <returns>The report. Never an exception for what a document or a registry says.</returns>
    public static VerificationReport Run(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return Run([evidence])[0];
    }

    /// <summary>The verdicts on many documents, whose signatures are verified together.</summary>
    /// <param name="evidence">Everything that is known of each.</param>
    /// <returns>The reports, one by one those that each gets alone.</returns>
    public static VerificationReport[] Run(ReadOnlySpan<Evidence> evidence)
    {
        Case?[] cases = new Case?[evidence.Length];
        SignaturesTogether signatures = new();
        for (int i = 0; i < cases.Length; i++)
        {
            if (evidence[i].Document.Document is { } document)
            {
                cases[i] = new Case(evidence[i], document);
                signatures.Add(cases[i]!);
            }
        }

        signatures.Verify();
        VerificationReport[] reports = new VerificationReport[cases.Length];
        for (int i = 0; i < reports.Length; i++)
        {
            reports[i] = cases[i] is { } subject ? Run(subject) : Refuse(evidence[i]);
        }

        return reports;
    }

    private static VerificationReport Run(Case subject)
    {
        Evidence evidence = subject.Evidence;
        List<Finding> findings = new(Checks.Length + (3 * subject.Document.Signatures.Count));
        foreach (ICheck check in Checks)
        {
            check.Run(subject, findings);
        }

        AuthenticityOutcome authenticity = AuthenticityRule.Decide(findings);
        StandingOutcome standing = StandingRule.Decide(subject, findings);
        bool isEstablished = authenticity.Authenticity == Authenticity.TotalPassed
            && standing.Standing != Standing.Unknown;
        ActionNuance nuance = ActionNuance.Of(findings, authenticity, subject.Recognition);
        return new VerificationReport
        {
            Authenticity = authenticity,
            Standing = standing,
            Recognition = subject.Recognition,
            Depth = DepthOf(subject),
            Action = ActionTable.Decide(
                authenticity.Authenticity, standing.Standing, subject.Recognition.Status, nuance),
            ValidUntil = isEstablished ? ReportPeriod.End(subject) : null,
            Findings = findings,
            Inputs = InputsOf(evidence),
            Nodes = evidence.Nodes,
        };
    }

    private static VerificationReport Refuse(Evidence evidence)
    {
        List<Finding> findings = [FormatCheck.Refuse(evidence.Document.Reading), .. Unreadable];
        AuthenticityOutcome authenticity = AuthenticityRule.Decide(findings);
        ActionNuance nuance = ActionNuance.Of(findings, authenticity, RecognitionOutcome.Undetermined);
        return new VerificationReport
        {
            Authenticity = authenticity,
            Standing = new StandingOutcome(Standing.Unknown, null),
            Recognition = RecognitionOutcome.Undetermined,
            Depth = Depth.SignatureOnly,
            Action = ActionTable.Decide(
                authenticity.Authenticity, Standing.Unknown, RecognitionStatus.Undetermined, nuance),
            ValidUntil = null,
            Findings = findings,
            Inputs = InputsOf(evidence),
            Nodes = evidence.Nodes,
        };
    }

    private static Depth DepthOf(Case subject) =>
        subject.Registry is null || subject.Inclusion.Outcome == Outcome.Undecided ? Depth.SignatureOnly
        : subject.Evidence.Offline is { Basis: OfflineBasis.Provinces } witnessed
            ? witnessed.AnchorBlock is null ? Depth.SignatureOnly : Depth.WitnessedSnapshot
        : !subject.IsFresh || subject.Evidence.Offline is not null ? Depth.OfflineSnapshot
        : subject.Evidence.Nodes.Count > 1 ? Depth.FullWitnessed
        : Depth.Full;

    private static ReportInputs InputsOf(Evidence evidence) => new(
        evidence.Document.Digest,
        (evidence.Type as Lookup<CertificateType>.Found)?.Value.IntegrityDigest,
        (evidence.Registry as Lookup<RegistryView>.Found)?.Value.Head,
        evidence.Document.Root, evidence.Policy.Digest, evidence.Chain, evidence.RelyingProvince,
        evidence.At)
    {
        Statements = [.. evidence.Bridges.Select(bridge => bridge.Presented.Digest)],
    };
}
