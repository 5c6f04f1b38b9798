using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Certs.Server.Services;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs rules list|show|set|withdraw</c>: what a relying province recognises. Reading asks the chain, writing the
/// province's own service.
/// </summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Recognition rules of a province. 互认规则。")
    {
        List(), Show(), SetRuleCommand.Create(), WithdrawRuleCommand.Create(),
    };

    private static Command List()
    {
        Option<int> province = new("--province") { Description = "The relying province, such as 33.", Required = true };
        Option<bool> all = new("--all") { Description = "Also rules that have ended." };
        Command command = LocalChain.Into(
            new Command("list", "The rules of a province, newest first.") { province, all, JsonOutput.Option });
        command.SetAction(async (parsed, stop) =>
        {
            ushort relying = Values.Province("--province", parsed.GetValue(province));
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            RecordedRule[] rules =
            [
                .. view.RulesOf(relying).Where(
                    recorded => parsed.GetValue(all) || !(recorded.Rule.Until <= view.Head.BlockTime)),
            ];
            Table table = new Table().AddColumns("Rule 规则", "About 适用", "Verdict 结论", "Period 期间", "Recorded 记录");
            foreach (RecordedRule recorded in rules)
            {
                table.AddRow(
                    $"{recorded.Rule.RuleId}", RuleText.About(recorded.Rule), RuleText.Of(recorded.Rule.Verdict),
                    RuleText.When(new Period(recorded.Rule.From, recorded.Rule.Until)),
                    RuleText.Where(recorded.EndRecordedAt ?? recorded.RecordedAt));
            }

            return JsonOutput.Print(parsed, ChainLists.Rules(view, rules), () => AnsiConsole.Write(table));
        });
        return command;
    }

    private static Command Show()
    {
        Argument<uint> id = new("rule") { Description = "The rule's number." };
        Command command = LocalChain.Into(new Command("show", "One rule with its history.") { id, JsonOutput.Option });
        command.SetAction(async (parsed, stop) =>
        {
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            RecordedRule recorded = view.FindRule(parsed.GetValue(id))
                ?? throw new UsageException($"There is no rule {parsed.GetValue(id)} at block {view.Head.BlockNumber}.");
            Grid grid = new Grid().AddColumn().AddColumn();
            Add(grid, "规则 Rule", $"{recorded.Rule.RuleId}");
            Add(grid, "受理省 Relying province", Values.Name(recorded.Rule.Province));
            Add(grid, "适用 About", RuleText.About(recorded.Rule));
            Add(grid, "结论 Verdict", RuleText.Of(recorded.Rule.Verdict));
            Add(grid, "期间 Period", RuleText.When(new Period(recorded.Rule.From, recorded.Rule.Until)));
            Add(grid, "政策摘要 Policy SHA-256", recorded.Rule.PolicyDigest.ToString());
            Add(grid, "记录 Recorded", RuleText.Where(recorded.RecordedAt));
            Add(grid, "终止记录 End recorded", recorded.EndRecordedAt is { } end ? RuleText.Where(end) : "—");
            return JsonOutput.Print(
                parsed, RecognitionMessages.ToMessage(recorded), () => AnsiConsole.Write(grid));
        });
        return command;
    }

    private static void Add(Grid grid, string name, string value) => grid.AddRow(new Text(name), new Text(value));
}
