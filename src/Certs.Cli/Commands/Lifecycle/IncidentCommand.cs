using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs incident plan | confirm | reject | watch</c>: many certificates for one cause.</summary>
internal static class IncidentCommand
{
    private static readonly Argument<long> Id = new("incident") { Description = "The incident's number." };

    private static readonly Option<string> Officer = new("--officer")
    {
        Description = "The second officer; another than the first.",
        Required = true,
    };

    public static Command Create() => new(
        "incident", "Change many certificates for one cause: planned, confirmed by another, carried out. 批量处置。")
    {
        PlanIncidentCommand.Create(), Confirm(), Reject(), Watch(),
    };

    private static Command Confirm()
    {
        Command command = new("confirm", "Confirm a plan and follow it until the chain has all of it.")
        {
            Id, Officer, LifecycleOptions.Json, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using (ServiceConnection second = ServiceConnection.Open(DataFolder.Of(parsed), "supervisor"))
            {
                ConfirmIncidentResponse answer = await second.Incidents.ConfirmIncidentAsync(
                    new ConfirmIncidentRequest { IncidentId = parsed.GetValue(Id), Officer = parsed.GetValue(Officer)! },
                    cancellationToken: stop);
                LifecycleText.Write(answer.Incident, parsed.GetValue(LifecycleOptions.Json));
            }

            return await WatchAsync(parsed, stop);
        });
        return command;
    }

    private static Command Reject()
    {
        Command command = new("reject", "Reject a plan.") { Id, Officer, LifecycleOptions.Json, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection second = ServiceConnection.Open(DataFolder.Of(parsed), "supervisor");
            RejectIncidentResponse answer = await second.Incidents.RejectIncidentAsync(
                new RejectIncidentRequest { IncidentId = parsed.GetValue(Id), Officer = parsed.GetValue(Officer)! },
                cancellationToken: stop);
            LifecycleText.Write(answer.Incident, parsed.GetValue(LifecycleOptions.Json));
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Watch()
    {
        Command command = new("watch", "Follow an incident until the chain has all of it.")
        {
            Id, LifecycleOptions.Json, DataFolder.Option,
        };
        command.SetAction(WatchAsync);
        return command;
    }

    private static async Task<int> WatchAsync(ParseResult parsed, CancellationToken stop)
    {
        using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "issuer");
        using AsyncServerStreamingCall<WatchIncidentResponse> call = service.Incidents.WatchIncident(
            new WatchIncidentRequest { IncidentId = parsed.GetValue(Id) }, cancellationToken: stop);
        await foreach (WatchIncidentResponse progress in call.ResponseStream.ReadAllAsync(stop))
        {
            LifecycleText.Write(progress.Incident, parsed.GetValue(LifecycleOptions.Json));
        }

        return ExitCode.Accept;
    }
}
