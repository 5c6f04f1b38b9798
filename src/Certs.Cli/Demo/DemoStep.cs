using Certs.Core.Recognition;
using Certs.Core.Verification;

namespace Certs.Cli.Demo;

/// <summary>One thing that the demonstration shows, and what must come out.</summary>
/// <param name="Letter">(a) to (i).</param>
/// <param name="Zh">What is tried, in Chinese.</param>
/// <param name="En">What is tried, in English.</param>
/// <param name="Province">Who judges.</param>
/// <param name="Expected">What the report must say; the text names it for whom it does not hold.</param>
internal sealed record DemoStep(
    string Letter, string Zh, string En, ushort Province, (string Text, Func<VerificationReport, bool> Holds) Expected)
{
    /// <summary>The moment as at which is judged; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    private const string Authentic = "TOTAL_PASSED, ACTIVE";

    public static DemoStep Accepted(string letter, string zh, string en, ushort province) => new(
        letter, zh, en, province,
        ($"{Authentic}, RECOGNISED, ACCEPT", report => IsGood(report)
            && report.Recognition.Status == RecognitionStatus.Recognised && report.Action == WindowAction.Accept));

    public static DemoStep Bridged(string letter, string zh, string en, ushort province) => new(
        letter, zh, en, province,
        ($"{Authentic}, NOT_RECOGNISED(SUITE), REFER_TO_BRIDGE, naming what is recognised", report => IsGood(report)
            && report.Recognition.Why == NotRecognisedWhy.Suite && report.Recognition.RecognisedSuites.Count > 0
            && report.Action == WindowAction.ReferToBridge));

    public static DemoStep ByBridge(string letter, string zh, string en, ushort province) => new(
        letter, zh, en, province,
        ($"{Authentic}, RECOGNISED_BY_BRIDGE, ACCEPT_WITH_NOTICE", report => IsGood(report)
            && report.Recognition.Status == RecognitionStatus.RecognisedByBridge
            && report.Action == WindowAction.AcceptWithNotice));

    /// <summary>Judged ahead of time: what the window will do is for then, so the action is left out.</summary>
    public static DemoStep ByRule(string letter, string zh, string en, ushort province, uint rule) => new(
        letter, zh, en, province,
        ($"{Authentic}, RECOGNISED by rule {rule}", report => IsGood(report)
            && report.Recognition.Status == RecognitionStatus.Recognised
            && report.Findings.Any(finding => finding.Check == Check.Recognition && finding.Rule?.Number == rule)));

    public static DemoStep Failed(string letter, string zh, string en, ushort province, params string[] reasons) => new(
        letter, zh, en, province,
        ($"TOTAL_FAILED ({string.Join(" or ", reasons)})", report =>
            report.Authenticity.Authenticity == Authenticity.TotalFailed
            && report.Findings.Any(finding => finding.Outcome == Outcome.Failed && reasons.Contains(finding.Reason))));

    public static DemoStep Undecided(string letter, string zh, string en, ushort province) => new(
        letter, zh, en, province,
        ("INDETERMINATE, standing and recognition unknown, neither accepted nor failed", report =>
            report.Authenticity.Authenticity == Authenticity.Indeterminate
            && report.Standing.Standing == Standing.Unknown
            && report.Recognition.Status == RecognitionStatus.Undetermined
            && report.Findings.All(finding => finding.Outcome != Outcome.Failed)
            && report.Findings.Any(finding => finding.Outcome == Outcome.Undecided && finding.Detail is not null)
            && report.Action is not (WindowAction.Accept or WindowAction.AcceptWithNotice or WindowAction.Reject)));

    public static DemoStep NotPassed(string letter, string zh, string en, ushort province) => new(
        letter, zh, en, province,
        ("not TOTAL_PASSED", report => report.Authenticity.Authenticity != Authenticity.TotalPassed
            && report.Action is not (WindowAction.Accept or WindowAction.AcceptWithNotice)));

    private static bool IsGood(VerificationReport report) =>
        report.Authenticity.Authenticity == Authenticity.TotalPassed && report.Standing.Standing == Standing.Active;
}
