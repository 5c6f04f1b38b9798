using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Spectre.Console;

namespace Certs.Cli.Commands.Statistics;

/// <summary>
/// <c>certs obstacles --from 2026-01 --to 2026-12</c>: where recognition failed, and how well it worked, as this node
/// counted it.
/// </summary>
internal static class ObstaclesCommand
{
    private static readonly Option<string> From = new("--from") { Description = "The first month, such as 2026-11. Default: this month.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> To = new("--to") { Description = "The last month, included. Default: the first.", DefaultValueFactory = _ => "" };
    private static readonly Option<int> Issuing = new("--issuing") { Description = "Only certificates issued in this province." };
    private static readonly Option<int> Relying = new("--relying") { Description = "Only verdicts for this province." };

    public static Command Create()
    {
        Command command = new("obstacles", "Where recognition fails, and how well it works. 互认障碍与指标。")
        {
            From, To, Issuing, Relying, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            ListObstaclesRequest request = ToRequest(parsed);
            GetIndicatorsRequest beside = new()
            {
                FromMonth = request.FromMonth,
                ToMonth = request.ToMonth,
                IssuingProvince = request.IssuingProvince,
                RelyingProvince = request.RelyingProvince,
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
            ListObstaclesResponse obstacles =
                await service.Statistics.ListObstaclesAsync(request, cancellationToken: stop);
            GetIndicatorsResponse indicators =
                await service.Statistics.GetIndicatorsAsync(beside, cancellationToken: stop);
            if (parsed.GetValue(JsonOutput.Option))
            {
                Console.WriteLine(
                    $"{{\"obstacles\":{JsonOutput.Of(obstacles)},\"indicators\":{JsonOutput.Of(indicators)}}}");
            }
            else
            {
                AnsiConsole.Write(StatisticsText.Of(obstacles));
                AnsiConsole.WriteLine(StatisticsText.SmallGroups(obstacles));
                AnsiConsole.Write(StatisticsText.Of(indicators));
                AnsiConsole.Write(StatisticsText.Bridging(indicators));
            }

            return ExitCode.Accept;
        });
        return command;
    }

    private static ListObstaclesRequest ToRequest(ParseResult parsed) => new()
    {
        FromMonth = parsed.GetValue(From),
        ToMonth = parsed.GetValue(To),
        IssuingProvince = parsed.GetValue(Issuing) is not 0 and int issuing ? Values.Province("--issuing", issuing) : 0u,
        RelyingProvince = parsed.GetValue(Relying) is not 0 and int relying ? Values.Province("--relying", relying) : 0u,
    };
}
