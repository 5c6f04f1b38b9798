using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs suites list</c>: the algorithms as the consortium rates them, read from the chain here.</summary>
internal static class SuitesCommand
{
    public static Command Create()
    {
        Command list = LocalChain.Into(new Command("list", "The algorithms with their dates; also the chain's own.") { JsonOutput.Option });
        list.SetAction(async (parsed, stop) =>
        {
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            Table table = new Table().AddColumns(
                "No. 编号", "Name 名称", "Version 版本", "Issue 签发", "Accept until 认可至", "Broken 失效", "Recorded 记录");
            foreach (SuiteRecord suite in view.Suites())
            {
                table.AddRow(
                    $"{suite.Number}", suite.Name, $"{suite.Version}",
                    suite.IssueFrom is { } from ? RuleText.When(new Period(from, suite.IssueUntil)) : "从不 never",
                    Values.Text(suite.AcceptUntil), Values.Text(suite.BrokenSince), RuleText.Where(suite.RecordedAt));
            }

            return JsonOutput.Print(parsed, ChainLists.Suites(view), () => AnsiConsole.Write(table));
        });
        return new Command("suites", "Algorithms as the consortium rates them. 算法评定。") { list };
    }
}
