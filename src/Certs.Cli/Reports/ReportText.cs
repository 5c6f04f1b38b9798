using System.Globalization;
using Certs.Core.Numbers;
using Certs.Core.Recognition;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Writes a verdict for the person at the window: first what to do, then why, then every check.</summary>
internal sealed class ReportText(IAnsiConsole console)
{
    /// <summary>Writes <paramref name="report"/> on the document that was presented.</summary>
    /// <param name="report">The verdict.</param>
    /// <param name="document">What was judged.</param>
    /// <param name="everyCheck">True for the table of all checks; false for those that did not pass.</param>
    public void Write(VerificationReport report, PresentedDocument document, bool everyCheck)
    {
        (string action, string colour) = WindowWords.Of(report.Action);
        console.Write(new Panel(new Markup($"[bold {colour}]{Markup.Escape(action)}[/]")) { Border = BoxBorder.Heavy });
        WriteAxes(report, document);
        WriteRecognition(report, document);
        WriteNextSteps(report);
        WriteNotices(report);
        WriteChecks(report, everyCheck);
    }

    private void WriteAxes(VerificationReport report, PresentedDocument document)
    {
        Grid grid = new Grid().AddColumn().AddColumn();
        if (document.Document is { } read)
        {
            Add(grid, "证照 Number", read.Payload.Number);
            Add(grid, "颁发 Issuer", $"{read.Payload.Profile.NameZh}  {read.Payload.Profile.NameEn}");
        }

        Add(grid, "真实性 Authenticity", WindowWords.Of(report.Authenticity.Authenticity), report.Authenticity.Reason);
        Add(grid, "状态 Standing", WindowWords.Of(report.Standing.Standing), null);
        Add(
            grid, $"{ProvinceName(report.Inputs.RelyingProvince)} 认可 Recognition", WindowWords.Of(report.Recognition.Status),
            report.Recognition.Why?.ToString().ToUpperInvariant());
        Add(grid, "证据 Evidence", WindowWords.Of(report.Depth));
        AddTimes(grid, report);
        console.Write(grid);
    }

    private static void AddTimes(Grid grid, VerificationReport report)
    {
        if (report.Findings.FirstOrDefault(finding => finding.Check == Check.Recognition)?.Rule is { } rule)
        {
            Add(grid, "所依规则 Rule followed", $"规则 rule {rule.Number}, 区块 block {rule.BlockNumber}");
        }

        Add(grid, "时点 As at", Values.Text(report.Inputs.At));
        Add(grid, "所知 As known at", report.Inputs.Registry is { } head
            ? $"区块 block {head.BlockNumber}, {Values.Text(head.BlockTime)}"
            : "链不可用  the chain could not be read");
        if (report.ValidUntil is { } until)
        {
            Add(grid, "报告有效至 Rely on it until", Values.Text(until));
        }
    }

    private void WriteRecognition(VerificationReport report, PresentedDocument document)
    {
        if (report.Recognition.Why is not NotRecognisedWhy.Suite || document.Document is not { } read)
        {
            return;
        }

        string[] has = [.. read.Signatures.Select(signature => SuiteTable.NameOf(signature.Suite))];
        string[] wants = [.. report.Recognition.RecognisedSuites.Select(SuiteTable.NameOf)];
        (string zh, string en) = Province.TryFind(report.Inputs.RelyingProvince, out Province? province)
            ? (province.NameZh, province.NameEn)
            : ($"{report.Inputs.RelyingProvince} ", $"{report.Inputs.RelyingProvince}");
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"证照的签名算法为 {string.Join("、", has)}；{zh}认可 {string.Join("、", wants)}。");
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"The certificate is signed with {string.Join(", ", has)}; {en} recognises {string.Join(", ", wants)}.");
    }

    private void WriteNextSteps(VerificationReport report)
    {
        IEnumerable<Reason> steps = report.Findings
            .Where(finding => finding.Outcome is Outcome.Failed or Outcome.Undecided
                || (finding.Check == Check.Recognition
                    && report.Recognition.Status != RecognitionStatus.RecognisedByBridge))
            .Select(finding => ReasonTable.Get(finding.Reason))
            .Where(reason => reason.NextZh.Length > 0)
            .DistinctBy(reason => reason.Code);
        foreach (Reason reason in steps)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"→ [bold]{reason.Code}[/] {reason.NextZh} {reason.NextEn}");
        }
    }

    // What ACCEPT_WITH_NOTICE asks to be read; what did not pass stands in the table of checks.
    private void WriteNotices(VerificationReport report)
    {
        if (report.Action != WindowAction.AcceptWithNotice)
        {
            return;
        }

        IEnumerable<Reason> notices = report.Findings
            .Where(finding => finding.Outcome == Outcome.Passed)
            .Select(finding => ReasonTable.Get(finding.Reason))
            .Where(reason => reason.Tone == Tone.Notice || reason.Code == Reasons.BridgeValid)
            .DistinctBy(reason => reason.Code);
        foreach (Reason notice in notices)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"提示 notice [bold]{notice.Code}[/] {notice.Zh}{notice.NextZh} {notice.En} {notice.NextEn}");
        }
    }

    private void WriteChecks(VerificationReport report, bool everyCheck)
    {
        Table table = new Table().Border(TableBorder.Minimal)
            .AddColumns("检查 Check", "结果 Outcome", "说明 Reason", "所用时间 Time used");
        foreach (Finding finding in report.Findings)
        {
            if (!everyCheck && finding.Outcome is Outcome.Passed or Outcome.NotApplicable)
            {
                continue;
            }

            (string outcome, string colour) = WindowWords.Of(finding.Outcome);
            Reason reason = ReasonTable.Get(finding.Reason);
            string name = finding.Check.ToString().ToUpperInvariant() + (finding.Suite is { } suite ? $" {SuiteTable.NameOf(suite)}" : "");
            string why = $"{reason.Code} {reason.Zh}\n{reason.En}"
                + (finding.Detail is { } detail ? $"\n{detail}" : "");
            table.AddRow(
                new Text(name), new Markup($"[{colour}]{outcome}[/]"), new Text(why),
                new Text(finding.TimeUsed is { } time ? $"{time:yyyy-MM-dd HH:mm:ss}Z" : ""));
        }

        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    private static void Add(Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));

    private static void Add(Grid grid, string name, (string Text, string Colour) value, string? reason) =>
        grid.AddRow(
            new Text(name, new Style(decoration: Decoration.Dim)),
            new Markup($"[{value.Colour}]{Markup.Escape(value.Text)}[/]{(reason is null ? "" : $"  ({Markup.Escape(reason)})")}"));

    private static string ProvinceName(ushort code) =>
        Province.TryFind(code, out Province? province) ? $"{province.NameZh} {province.NameEn}" : $"{code}";
}
