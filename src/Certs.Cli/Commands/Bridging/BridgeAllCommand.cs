using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spectre.Console;

namespace Certs.Cli.Commands.Bridging;

/// <summary>
/// <c>certs bridge all --issuer URN --for 33</c>: statements about every live certificate; run again, it goes on.
/// </summary>
internal static class BridgeAllCommand
{
    private const int MostShown = 20;

    public static Command Create()
    {
        Option<string> issuer = new("--issuer") { Description = "The issuing agency's URN.", Required = true };
        Option<int> province = BridgeCommand.For();
        Option<string?> agency = new("--agency") { Description = "The bridging agency's URN. Default: any that may." };
        Option<int?> days = new("--days") { Description = "How many days they are to hold. Default: the service's." };
        Option<string?> resume = new("--resume") { Description = "Where an interrupted run said it goes on." };
        Command command = new("all", "Statements about all certificates of an agency. 为一个机关的全部证照批量桥接。")
        {
            issuer, province, agency, days, resume, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            BridgeCertificatesRequest request = new()
            {
                Issuer = parsed.GetValue(issuer)!,
                Province = BridgeCommand.ToProvince(parsed.GetValue(province)),
                Agency = parsed.GetValue(agency) ?? "",
                ValidFor = parsed.GetValue(days) is { } holds ? Duration.FromTimeSpan(TimeSpan.FromDays(holds)) : null,
                ResumeToken = parsed.GetValue(resume) ?? "",
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            return await RunAsync(service.Bridge, request, parsed.GetValue(JsonOutput.Option), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        BridgeService.BridgeServiceClient service, BridgeCertificatesRequest request, bool asJson, CancellationToken stop)
    {
        List<BridgeOmission> omissions = [];
        BridgeProgress last = new() { ResumeToken = request.ResumeToken };
        try
        {
            await ShowAsync(async told =>
            {
                using AsyncServerStreamingCall<BridgeCertificatesResponse> call =
                    service.BridgeCertificates(request, cancellationToken: stop);
                await foreach (BridgeCertificatesResponse step in call.ResponseStream.ReadAllAsync(stop))
                {
                    if (step.EventCase == BridgeCertificatesResponse.EventOneofCase.Omission
                        && (asJson || omissions.Count < MostShown))
                    {
                        omissions.Add(step.Omission);
                    }

                    last = step.Progress ?? last;
                    told(last);
                }
            });
        }
        catch (Exception cut) when (cut is RpcException or OperationCanceledException && last.ResumeToken.Length > 0)
        {
            await Console.Error.WriteLineAsync($"Interrupted. Go on with: --resume {last.ResumeToken}");
            throw;
        }

        if (asJson)
        {
            Console.WriteLine(
                $"{{\"progress\":{JsonOutput.Of(last)},\"omissions\":[{string.Join(',', omissions.Select(JsonOutput.Of))}]}}");
        }
        else
        {
            Tell(last, omissions);
        }

        return ExitCode.Accept;
    }

    private static void Tell(BridgeProgress last, List<BridgeOmission> omissions)
    {
        foreach (BridgeOmission omission in omissions)
        {
            Console.WriteLine($"{omission.Number}: {omission.Reason} {omission.Detail}");
        }

        if (last.Omitted > omissions.Count)
        {
            Console.WriteLine($"… and {last.Omitted - omissions.Count} more without a statement.");
        }

        Console.WriteLine(
            $"{last.Made} statements made, {last.AlreadyBridged} were there, {last.Omitted} without, of {last.Done}.");
    }

    private static async Task ShowAsync(Func<Action<BridgeProgress>, Task> work)
    {
        if (Console.IsOutputRedirected)
        {
            await work(progress => Console.Error.WriteLine($"{progress.Done} of {progress.Total}"));
            return;
        }

        await AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async shown =>
            {
                ProgressTask task = shown.AddTask("桥接 bridging", maxValue: 1);
                await work(progress =>
                {
                    task.MaxValue = Math.Max(1, progress.Total);
                    task.Value = progress.Done;
                });
            });
    }
}
