using Certs.Core.Verification;

namespace Certs.Testing.Timelines;

/// <summary>What a scenario's table tells of a report, in the report's own words.</summary>
public sealed record ScenarioVerdict(
    string Authenticity, string Standing, string Recognition, string Action, string Check, string Reason,
    string Remarks)
{
    /// <summary>The verdict that a report tells.</summary>
    /// <param name="axes">Authenticity and its reason, standing, recognition and why not, action.</param>
    /// <param name="findings">Check, outcome and reason of each finding, in the report's order.</param>
    public static ScenarioVerdict Of(
        (string Authenticity, string? AuthenticityReason, string Standing, string Recognition, string? Why,
            string Action) axes,
        IReadOnlyList<(string Check, string Outcome, string Reason)> findings)
    {
        (string check, _, string reason) = axes.Authenticity != "TOTAL_PASSED"
                ? findings.First(finding => finding.Reason == axes.AuthenticityReason)
            : axes.Standing is "EXPIRED" or "NOT_YET_EFFECTIVE" ? findings.First(finding => finding.Check == "PERIOD")
            : axes.Standing != "ACTIVE" ? findings.First(finding => finding.Check == "STATUS")
            : findings.First(finding => finding.Check == "RECOGNITION");
        IEnumerable<string> remarks = findings
            .Where(finding => finding is { Outcome: "PASSED", Check: "KEY" or "AUTHORITY" or "SUITE" or "STATUS" })
            .Select(finding => finding.Reason)
            .Where(remark => remark == Reasons.StatusForecast
                || (remark is not ("" or Reasons.Ok) && !remark.StartsWith("STATUS_", StringComparison.Ordinal)))
            .Distinct();
        return new ScenarioVerdict(
            axes.Authenticity, axes.Standing, $"{axes.Recognition} {axes.Why}".TrimEnd(), axes.Action, check, reason,
            string.Join(' ', remarks));
    }
}
