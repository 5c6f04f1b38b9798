using Certs.Benchmarks.WatchTrial;
using Certs.Cli.Demo;
using Certs.Ledger.Evm;

namespace Certs.Benchmarks.Linearizability;

/// <summary>
/// Eight clients ask two replicas at random while replicas are killed and the chain stands still; every run is a history of
/// its own, with certificates of its own, and is held against the specification and the chain.
/// </summary>
internal sealed class LinearizabilityTrial(TrialReplicas replicas, Action<string> say)
{
    private const int Clients = 8;
    private const int FirstCertificates = 3;
    private const int AsksOfOne = 24;
    private const int JudgedAtOnce = 8;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MostForOneRun = TimeSpan.FromMinutes(2);

    private readonly BlockClock _clock = new(() => replicas.Chain.Chain.Endpoint);
    private int _kills;

    /// <summary>Runs so many histories, with seeds from <paramref name="firstSeed"/> on.</summary>
    /// <param name="disturbances">What goes wrong in each run.</param>
    /// <param name="firstSeed">The seed of the first run; each further one is one more.</param>
    /// <param name="stop">Ends everything.</param>
    public async Task<IReadOnlyList<TrialJudgement>> RunAsync(
        IReadOnlyList<TrialDisturbances> disturbances, int firstSeed, CancellationToken stop)
    {
        string agency = await EnterAgencyAsync(stop);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await BlockEverySecondAsync(stop);
        Task watching = _clock.RunAsync(enough.Token);
        TrialJudge judge = new(replicas, agency, _clock);
        List<Task<TrialJudgement>> judging = [];
        TrialRun[] runs = [.. disturbances.Select((one, at) => new TrialRun(firstSeed + at, one))];
        Task next = IssueAsync(runs[0], agency, stop);
        for (int at = 0; at < runs.Length; at++)
        {
            await next;
            next = at + 1 < runs.Length ? IssueAsync(runs[at + 1], agency, stop) : Task.CompletedTask;
            await RunAsync(runs[at], agency, longestPause: 120, stop);
            judging.Add(TellAsync(judge.RunAsync(runs[at], stop)));
            if (at >= JudgedAtOnce)
            {
                await judging[at - JudgedAtOnce];
            }
        }

        TrialJudgement[] all = await Task.WhenAll(judging);
        await enough.CancelAsync();
        await watching;
        return all;
    }

    /// <summary>
    /// Runs histories of an agency whose changes the store takes without comparing, until the checker finds one wrong.
    /// </summary>
    /// <remarks>
    /// The services are the same programs; <see cref="BlindAppend"/> changes the database.
    /// </remarks>
    /// <param name="mostRuns">How many at most.</param>
    /// <param name="firstSeed">The seed of the first run.</param>
    /// <param name="stop">Ends everything.</param>
    /// <returns>The judgements; of the histories only, since the chain refuses what the table does not have.</returns>
    public async Task<IReadOnlyList<TrialJudgement>> RunWithoutCompareAsync(
        int mostRuns, int firstSeed, CancellationToken stop)
    {
        string agency = await EnterAgencyAsync(stop);
        replicas.AlterStore(BlindAppend.Sql(agency));
        List<TrialJudgement> all = [];
        while (all.Count < mostRuns && all.TrueForAll(one => one.IsGood))
        {
            TrialRun run = new(firstSeed + all.Count, TrialDisturbances.None);
            await ClientOf(run, Clients, agency).IssueAsync(stop);
            await RunAsync(run, agency, longestPause: 5, stop);
            all.Add(await TellAsync(Task.FromResult(TrialJudge.JudgeHistory(run))));
        }

        return all;
    }

    /// <summary>Ends with <paramref name="stop"/>, and by itself after <paramref name="most"/>.</summary>
    internal static CancellationTokenSource Limited(TimeSpan most, CancellationToken stop)
    {
        CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(most);
        return limit;
    }

    // What was entered at one replica is known to the other a second later.
    private async Task<string> EnterAgencyAsync(CancellationToken stop)
    {
        using CancellationTokenSource limit = Limited(MostForOneRun, stop);
        string agency = await replicas.EnterAgencyAsync(Licences.Type, limit.Token);
        TrialRun rehearsal = new(0, TrialDisturbances.None);
        for (int replica = 0; replica < replicas.Count; replica++)
        {
            TrialClient client = ClientOf(rehearsal, replica, agency);
            while (!await client.TryIssueAsync(replica))
            {
                await Task.Delay(Look, limit.Token);
            }
        }

        return agency;
    }

    private TrialClient ClientOf(TrialRun run, int number, string agency) => new(
        number, new TrialCalls(replicas, agency, run.World), run.World, run.Recorder,
        new Random((run.Seed * 2 * Clients) + number));

    // While the run before goes on, so that these certificates are anchored when their own begins.
    private async Task IssueAsync(TrialRun run, string agency, CancellationToken stop)
    {
        TrialClient[] clients =
            [.. Enumerable.Range(Clients, FirstCertificates).Select(number => ClientOf(run, number, agency))];
        using CancellationTokenSource limit = Limited(MostForOneRun, stop);
        await Task.WhenAll(clients.Select(client => client.IssueAsync(limit.Token)));
        while (!run.World.Numbers.All(number => run.World.Document(number) is { IsAnchored: true }))
        {
            await Task.Delay(Look, limit.Token);
            await Task.WhenAll(run.World.Numbers.Select(clients[0].TryFetchAsync));
        }
    }

    private async Task RunAsync(TrialRun run, string agency, int longestPause, CancellationToken stop)
    {
        using CancellationTokenSource limit = Limited(MostForOneRun, stop);
        await Task.WhenAll(
        [
            DisturbAsync(run, new Random(run.Seed), limit.Token),
            .. Enumerable.Range(0, Clients).Select(number =>
                ClientOf(run, number, agency).RunAsync(AsksOfOne, longestPause, limit.Token)),
        ]);
    }

    private async Task DisturbAsync(TrialRun run, Random random, CancellationToken stop)
    {
        await Task.Delay(random.Next(400), stop);
        List<Task> troubles = [];
        if (run.Disturbances.HasFlag(TrialDisturbances.Kill))
        {
            troubles.Add(replicas.KillAsync(_kills++, stop));
        }

        if (run.Disturbances.HasFlag(TrialDisturbances.NoBlocks))
        {
            troubles.Add(WithoutBlocksAsync(() => Task.Delay(Stall(random), stop), stop));
        }
        else if (run.Disturbances.HasFlag(TrialDisturbances.NodeOff))
        {
            // No block may come between the last snapshot and the end: a chain that loses blocks is another trial.
            troubles.Add(WithoutBlocksAsync(() => replicas.StallAsync(Stall(random), stop), stop));
        }

        await Task.WhenAll(troubles);
    }

    private static TimeSpan Stall(Random random) => TimeSpan.FromMilliseconds(1_000 + random.Next(3_000));

    private async Task WithoutBlocksAsync(Func<Task> wait, CancellationToken stop)
    {
        using EthNode node = new(replicas.Chain.Chain.Endpoint);
        await node.Client.CallAsync(new JsonRpcCall("evm_setIntervalMining", [0]), stop);
        await wait();
        await BlockEverySecondAsync(stop);
    }

    private async Task BlockEverySecondAsync(CancellationToken stop)
    {
        using EthNode node = new(replicas.Chain.Chain.Endpoint);
        await node.Client.CallAsync(new JsonRpcCall("evm_setIntervalMining", [1]), stop);
    }

    private async Task<TrialJudgement> TellAsync(Task<TrialJudgement> judging)
    {
        TrialJudgement one = await judging;
        say($"seed {one.Run.Seed} ({one.Run.Disturbances}): {one.Calls} calls, {one.Changes} changes, "
            + $"{one.Tried} situations: {one.Outcome}, {one.EvidenceFaults.Count} faults of evidence");
        return one;
    }
}
