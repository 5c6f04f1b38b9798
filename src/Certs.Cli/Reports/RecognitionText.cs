using System.Globalization;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Writes what a province makes of certificates of a kind: the answer, the rule, what would change it.</summary>
internal sealed class RecognitionText(IAnsiConsole console)
{
    /// <summary>Writes <paramref name="outcome"/>.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="head">The block that the rules are as known at.</param>
    public void Write(RecognitionOutcome outcome, RecognitionQuestion question, ChainHead head)
    {
        (string status, string colour) = WindowWords.Of(outcome.Status);
        Reason reason = ReasonTable.Get(RecognitionReason.Of(outcome));
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold {colour}]{status}[/]  {reason.Code}");
        console.WriteLine($"{reason.Zh} {reason.En}");
        Grid grid = new Grid().AddColumn().AddColumn();
        Add(grid, "受理省 Relying province", Values.Name(question.RelyingProvince));
        Add(grid, "签发省 Issuing province", Values.Name(question.IssuerProvince));
        Add(grid, "时点 As at", Values.Text(question.At));
        Add(grid, "所知 As known at", $"区块 block {head.BlockNumber}, {Values.Text(head.BlockTime)}");
        Add(grid, "依据 Decided by", outcome.Rule is { } rule ? Describe(rule) : "无适用规则 no rule matches");
        if (outcome.RecognisedSuites.Count > 0)
        {
            Add(
                grid, "认可的算法 Recognised suites",
                string.Join(", ", outcome.RecognisedSuites.Select(SuiteTable.NameOf)));
        }

        if (outcome.Upcoming is { } upcoming)
        {
            Add(grid, "即将生效 Upcoming", Describe(upcoming));
        }

        foreach (WouldChange change in outcome.Changes)
        {
            Add(grid, "可改变结论 Would change it", Of(change));
        }

        console.Write(grid);
    }

    private static string Describe(RecordedRule recorded) =>
        $"规则 rule {recorded.Rule.RuleId}, 版本 version {(recorded.EndRecordedAt is null ? 1 : 2)}, "
        + $"{RuleText.Where(recorded.EndRecordedAt ?? recorded.RecordedAt)}\n"
        + $"{RuleText.Of(recorded.Rule.Verdict)}: {RuleText.About(recorded.Rule).ReplaceLineEndings(", ")}\n"
        + RuleText.When(new Period(recorded.Rule.From, recorded.Rule.Until));

    private static string Of(WouldChange change) => change switch
    {
        WouldChange.BridgeStatement => "桥接声明 a bridge statement",
        WouldChange.SignatureInRecognisedSuite => "签发机构以认可的算法补签 a signature by the issuer in a recognised suite",
        WouldChange.RuleTakesEffect => "等待规则生效 nothing but time: a rule takes effect",
        WouldChange.RuleOfRelyingProvince => "受理省制定新规则 a new rule of the relying province",
    };

    private static void Add(Grid grid, string name, string value) => grid.AddRow(new Text(name), new Text(value));
}
