using System.Diagnostics;
using Certs.Benchmarks.WatchTrial;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Testing.Histories;
using Grpc.Core;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Waits until a run's changes are on the chain, reads everything, and holds the run against it.</summary>
internal sealed class TrialJudge(TrialReplicas replicas, string agency, BlockClock clock)
{
    private const int Reader = 99;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly CertificateLife Life = new();

    // The runs after it disturb what it reads.
    private static readonly TimeSpan MostForOneRun = TimeSpan.FromMinutes(10);

    /// <summary>Judges a run whose clients have ended.</summary>
    public async Task<TrialJudgement> RunAsync(TrialRun run, CancellationToken stop)
    {
        using CancellationTokenSource limit = LinearizabilityTrial.Limited(MostForOneRun, stop);
        TrialCalls calls = new(replicas, agency, run.World);
        TrialClient reader = new(Reader, calls, run.World, run.Recorder, new Random(run.Seed));
        List<RecordedChange> recorded = [];
        for (int at = 0; at < run.World.Numbers.Count; at++)
        {
            string number = run.World.Numbers[at];
            await UntilQuietAsync(run, calls, number, limit.Token);
            await UntilAnsweredAsync(replica => calls.FetchAsync(replica, number), limit.Token);
            await reader.ReadAsync(0, number);
            await reader.ReadAsync(1, number);
            await ReadEverythingAsync(run, calls, number, limit.Token);
        }

        Dictionary<Hash32, string> numbers =
            run.World.Numbers.ToDictionary(number => run.World.Document(number)!.Handle);
        recorded.AddRange((await ChainAsync(limit.Token))
            .Where(change => numbers.ContainsKey(change.Handle))
            .Select(change => new RecordedChange(
                numbers[change.Handle], change.Status.Sequence, (LifeState)change.Status.State, change.At.BlockNumber)));
        return Judge(run, recorded);
    }

    /// <summary>Judges a run's history only, as far as it has come.</summary>
    public static TrialJudgement JudgeHistory(TrialRun run) => Judge(run, [], null);

    private TrialJudgement Judge(TrialRun run, List<RecordedChange> recorded) =>
        Judge(run, recorded, new EvidenceCheck(recorded, clock.HeadBefore, Stopwatch.Frequency));

    private static TrialJudgement Judge(TrialRun run, List<RecordedChange> recorded, EvidenceCheck? evidence)
    {
        LinearizabilityOutcome worst = LinearizabilityOutcome.Linearizable;
        IReadOnlyList<Timed<LifeCall>> offending = [];
        int tried = 0;
        foreach (IReadOnlyList<Timed<LifeCall>> family in
            CertificateFamilies.Of(run.Recorder.Calls).Where(family => !family.Any(IsOfUnknownName)))
        {
            LinearizabilityVerdict<LifeCall> verdict = Testing.Histories.Linearizability.Of(Life, family);
            tried += verdict.Tried;
            if (verdict.Outcome > worst)
            {
                worst = verdict.Outcome;
            }

            if (verdict.Outcome != LinearizabilityOutcome.Linearizable && offending.Count == 0)
            {
                offending = verdict.Outcome == LinearizabilityOutcome.Violated
                    ? HistoryShrinker.Shrink(Life, family, ChangesNothing)
                    : family;
            }
        }

        IReadOnlyCollection<EvidencedAnswer> answers = evidence is null ? [] : run.Recorder.Answers;
        return new TrialJudgement(
            run, run.Recorder.Calls.Count, recorded.Count, tried, worst, offending,
            [.. answers.Select(answer => evidence!.Fault(answer)).OfType<string>()],
            answers.Count(answer => evidence!.IsAboutRevoked(answer)),
            answers.Count(answer => evidence!.IsOlderThanRevocation(answer)));
    }

    // Only without the readings in the end: a replacement that nobody was told of, so the reads of it cannot be understood.
    private static bool IsOfUnknownName(Timed<LifeCall> call) => call.What is { Ask: Ask.Supersede, Answer: null };

    private static bool ChangesNothing(LifeCall call) =>
        call.Ask is Ask.Status or Ask.Verify or Ask.Everything || call.Answer is Answer.Refused;

    private static async Task UntilQuietAsync(TrialRun run, TrialCalls calls, string number, CancellationToken stop)
    {
        while (true)
        {
            Answer.Told told = await UntilAnsweredAsync(
                async replica => TrialCalls.Told(await calls.StatusAsync(replica, number)), stop);
            if (told.ReplacedBy is { } next)
            {
                run.World.Add(next);
            }

            if (told is { State: not null, Pending.Count: 0 })
            {
                return;
            }

            await Task.Delay(Look, stop);
        }
    }

    private static async Task ReadEverythingAsync(TrialRun run, TrialCalls calls, string number, CancellationToken stop)
    {
        long invoked = Stopwatch.GetTimestamp();
        Answer.All all = await UntilAnsweredAsync(replica => calls.EverythingAsync(replica, number), stop);
        run.Recorder.Add(new Timed<LifeCall>(
            new LifeCall(Reader, new Ask.Everything(number), all), invoked, Stopwatch.GetTimestamp()));
    }

    private async Task<IReadOnlyList<RegistryEvent.StatusChanged>> ChainAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using EthNode node = new(replicas.Chain.Chain.Endpoint);
                AnchorChain chain = new(node, replicas.Chain.Network, 62);
                return (await chain.SeenAsync(0, (await chain.HeadAsync(stop)).Number, stop)).Statuses;
            }
            catch (Ledger.LedgerUnavailableException)
            {
                // It stands still for the next run.
                await Task.Delay(Look, stop);
            }
        }
    }

    private static async Task<T> UntilAnsweredAsync<T>(Func<int, Task<T>> call, CancellationToken stop)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await call(attempt % 2);
            }
            catch (Exception failed) when (failed is RpcException or Cli.UsageException)
            {
                await Task.Delay(Look, stop);
            }
        }
    }
}
