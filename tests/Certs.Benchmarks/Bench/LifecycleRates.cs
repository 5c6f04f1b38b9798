using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>Certificates that are changed many times, and many that are changed at once.</summary>
internal static class LifecycleRates
{
    private const int Changes = 200;
    private const int Histories = 25;

    private static readonly TimeSpan RecordLimit = TimeSpan.FromMinutes(2);

    /// <summary>The median time in which the whole history of a certificate with 200 changes arrives, in milliseconds.</summary>
    /// <exception cref="InvalidOperationException">The history is not whole.</exception>
    public static async Task<double> HistoryAsync(BenchNode node)
    {
        string number = (await IssueStreams.RunAsync(node, Suite.Es256, 1))[0];
        using ServiceConnection service = node.Connect();
        for (int i = 0; i < Changes; i++)
        {
            await service.Lifecycle.ChangeStatusAsync(new ChangeStatusRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Number = number,
                Act = i % 2 == 0 ? ChangeAct.Suspend : ChangeAct.Resume,
                Reason = i % 2 == 0 ? ChangeReason.Investigation : ChangeReason.GroundsRemoved,
                Officer = "officer",
                LegalBasis = "basis",
            });
        }

        Stopwatch waited = Stopwatch.StartNew();
        while (await ReadAsync(service, number) is var recorded && recorded < Changes)
        {
            if (waited.Elapsed > RecordLimit)
            {
                throw new InvalidOperationException($"{recorded} of {Changes} changes are recorded after {RecordLimit}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        List<double> times = [];
        for (int i = 0; i < Histories; i++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            int changes = await ReadAsync(service, number);
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (changes != Changes)
            {
                throw new InvalidOperationException($"{changes} changes were told, not {Changes}.");
            }
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>Revokes all of the agency's certificates, from the plan to the last one's block.</summary>
    /// <param name="node">The service.</param>
    /// <param name="meanwhile">What else is asked of it, from the confirmation on.</param>
    /// <returns>How long planning took, and how long it took from the confirmation to the last block.</returns>
    /// <exception cref="InvalidOperationException">Not each was revoked and recorded.</exception>
    public static async Task<(TimeSpan Plan, TimeSpan Revoked)> RevokeAsync(BenchNode node, Func<Task> meanwhile)
    {
        using ServiceConnection service = node.Connect();
        Stopwatch clock = Stopwatch.StartNew();
        Incident planned = await PlanAsync(node, service);
        TimeSpan plan = clock.Elapsed;
        clock.Restart();
        using ServiceConnection second = ServiceConnection.Open(node.Folder, "supervisor");
        await second.Incidents.ConfirmIncidentAsync(
            new ConfirmIncidentRequest { IncidentId = planned.IncidentId, Officer = "second" });
        Task beside = meanwhile();
        Incident last = planned;
        using AsyncServerStreamingCall<WatchIncidentResponse> watch =
            service.Incidents.WatchIncident(new WatchIncidentRequest { IncidentId = planned.IncidentId });
        await foreach (WatchIncidentResponse step in watch.ResponseStream.ReadAllAsync())
        {
            last = step.Incident;
        }

        TimeSpan revoked = clock.Elapsed;
        await beside;
        return last.Recorded == planned.Selected
            ? (plan, revoked)
            : throw new InvalidOperationException($"{last.Recorded} of {planned.Selected} are recorded.");
    }

    private static async Task<Incident> PlanAsync(BenchNode node, ServiceConnection service)
    {
        using AsyncClientStreamingCall<PlanIncidentRequest, PlanIncidentResponse> call =
            service.Incidents.PlanIncident();
        await call.RequestStream.WriteAsync(new PlanIncidentRequest
        {
            Plan = new IncidentPlan
            {
                RequestId = Guid.NewGuid().ToString(),
                Issuer = node.Agency,
                Act = ChangeAct.Revoke,
                Reason = ChangeReason.KeyCompromised,
                Officer = "first",
                LegalBasis = "basis",
                All = new AllCertificates(),
            },
        });
        await call.RequestStream.CompleteAsync();
        return (await call.ResponseAsync).Incident;
    }

    private static async Task<int> ReadAsync(ServiceConnection service, string number)
    {
        using AsyncServerStreamingCall<GetHistoryResponse> call =
            service.Trace.GetHistory(new GetHistoryRequest { Number = number });
        int changes = 0;
        await foreach (GetHistoryResponse part in call.ResponseStream.ReadAllAsync())
        {
            changes += part.Changed is null ? 0 : 1;
        }

        return changes;
    }
}
