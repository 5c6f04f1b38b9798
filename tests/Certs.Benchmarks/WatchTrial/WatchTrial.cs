using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>
/// Many watch while certificates are changed, replicas are killed and the chain stands still; then each one's messages are
/// compared with what the chain has, read by other means.
/// </summary>
internal sealed class WatchTrial(TrialReplicas replicas, WatchTrialPlan plan, Action<string> say)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostForEverything = TimeSpan.FromMinutes(20);

    /// <summary>Runs it on services that were started.</summary>
    public async Task<WatchTrialResult> RunAsync(CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(MostForEverything);
        string agency = await replicas.EnterAgencyAsync(Licences.Type, limit.Token);
        TrialChanges changes = new(replicas, agency);
        (string Number, Hash32 Handle)[] issued = await changes.IssueAsync(plan.Certificates, limit.Token);
        say($"{issued.Length} certificates are issued");

        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        BlockClock clock = new(() => replicas.Chain.Chain.Endpoint);
        TrialWatcher[] watchers = [.. Enumerable.Range(0, plan.Subscribers).Select(at => Watcher(at, agency, issued, clock))];
        Task[] running = [clock.RunAsync(enough.Token), .. watchers.Select(one => one.RunAsync(enough.Token))];
        await UntilAsync(() => watchers.All(one => one.Through > 0), running, limit.Token);
        say($"{watchers.Length} watch");

        Task changing = changes.ChangeAsync([.. issued.Select(one => one.Number)], plan.Changes, limit.Token);
        await DisturbAsync(changes, clock, limit.Token);
        await changing;
        say($"{changes.Made} changes are made");
        IReadOnlyList<RegistryEvent.StatusChanged> recorded = await RecordedAsync(limit.Token);
        long last = recorded[^1].At.BlockNumber;
        await UntilAsync(() => watchers.All(one => one.Through >= last), running, limit.Token);
        await enough.CancelAsync();
        await Task.WhenAll(running);
        return new WatchTrialResult(
            recorded.Count, watchers.Sum(one => (long)one.Told),
            [.. watchers.Select(one => one.Fault(recorded)).OfType<string>()], watchers.Sum(one => one.Reconnects),
            [.. watchers.SelectMany(one => one.Delays).Order()]);
    }

    // Of a hundred, two watch the issuer, one the type, the others one to twenty certificates each.
    private TrialWatcher Watcher(int at, string agency, (string Number, Hash32 Handle)[] issued, BlockClock clock)
    {
        if (at % 100 is 0 or 1)
        {
            return new TrialWatcher(
                replicas, at, new WatchStatusRequest { Agency = agency, AfterBlock = 0 }, _ => true, clock);
        }

        if (at % 100 == 2)
        {
            return new TrialWatcher(
                replicas, at, new WatchStatusRequest { Type = Licences.Type, AfterBlock = 0 }, _ => true, clock);
        }

        (string Number, Hash32 Handle)[] own =
            [.. Enumerable.Range(0, (at % 20) + 1).Select(next => issued[(at + (next * 7)) % issued.Length]).Distinct()];
        WatchStatusRequest request = new() { Certificates = new WatchedCertificates(), AfterBlock = 0 };
        request.Certificates.Numbers.AddRange(own.Select(one => one.Number));
        HashSet<Hash32> handles = [.. own.Select(one => one.Handle)];
        return new TrialWatcher(replicas, at, request, handles.Contains, clock);
    }

    // Spread over the changes, the stall in the middle.
    private async Task DisturbAsync(TrialChanges changes, BlockClock clock, CancellationToken stop)
    {
        int steps = plan.Kills + 2;
        int kill = 0;
        for (int step = 1; step < steps; step++)
        {
            int due = plan.Changes * step / steps;
            await UntilAsync(() => changes.Made >= due, [], stop);
            clock.IsDisturbed = true;
            if (step == steps / 2)
            {
                await replicas.StallAsync(plan.Stall, stop);
                say($"the chain stood still for {plan.Stall.TotalSeconds} s after {due} changes");
            }
            else
            {
                await replicas.KillAsync(kill++, stop);
                say($"a replica was killed after {due} changes");
            }
        }
    }

    private async Task<IReadOnlyList<RegistryEvent.StatusChanged>> RecordedAsync(CancellationToken stop)
    {
        using EthNode node = new(replicas.Chain.Chain.Endpoint);
        AnchorChain chain = new(node, replicas.Chain.Network, 62);
        IReadOnlyList<RegistryEvent.StatusChanged> recorded = [];
        await UntilAsync(
            async () =>
            {
                recorded = (await chain.SeenAsync(0, (await chain.HeadAsync(stop)).Number, stop)).Statuses;
                return recorded.Count >= plan.Changes;
            },
            [], stop);
        return recorded;
    }

    private static Task UntilAsync(Func<bool> holds, Task[] running, CancellationToken stop) =>
        UntilAsync(() => Task.FromResult(holds()), running, stop);

    private static async Task UntilAsync(Func<Task<bool>> holds, Task[] running, CancellationToken stop)
    {
        while (!await holds())
        {
            foreach (Task failed in running.Where(one => one.IsFaulted))
            {
                await failed;
            }

            await Task.Delay(Look, stop);
        }
    }
}
