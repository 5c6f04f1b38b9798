using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Testing.Histories;
using Grpc.Core;

namespace Certs.Benchmarks.Linearizability;

/// <summary>One of those who ask at random, of either replica, and keep what they were told.</summary>
/// <param name="number">Which.</param>
/// <param name="calls">How it asks.</param>
/// <param name="world">What all of a run know.</param>
/// <param name="recorder">Keeps calls and answers.</param>
/// <param name="random">Its own, from the seed of the run.</param>
internal sealed class TrialClient(
    int number, TrialCalls calls, TrialWorld world, TrialRecorder recorder, Random random)
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan UntilItMayRun = TimeSpan.FromMilliseconds(100);

    // What says of itself that it cannot tell now. Everything else that is refused has to fit the history.
    private static readonly HashSet<string> Passing = ["LEDGER_UNAVAILABLE", "STORE_UNAVAILABLE"];

    /// <summary>Asks so many times.</summary>
    /// <param name="asks">How many times.</param>
    /// <param name="longestPause">The longest pause between two, milliseconds.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(int asks, int longestPause, CancellationToken stop)
    {
        for (int at = 0; at < asks; at++)
        {
            await AskAsync();
            await Task.Delay(random.Next(longestPause), stop);
        }
    }

    /// <summary>Issues a certificate, and does not give up.</summary>
    public async Task IssueAsync(CancellationToken stop)
    {
        (Guid requestId, string mark) = NewRequest();
        while (!await TryDoAsync(random.Next(2), new Ask.Issue(mark), requestId))
        {
            await Task.Delay(UntilItMayRun, stop);
        }
    }

    /// <summary>Issues a certificate. False: it was refused, or there was no answer.</summary>
    public async Task<bool> TryIssueAsync(int replica)
    {
        (Guid requestId, string mark) = NewRequest();
        int before = world.Numbers.Count;
        await TryDoAsync(replica, new Ask.Issue(mark), requestId);
        return world.Numbers.Count > before;
    }

    /// <summary>Gets a document anew. False: there was no answer.</summary>
    public async Task<bool> TryFetchAsync(string one)
    {
        try
        {
            await calls.FetchAsync(random.Next(2), one);
            return true;
        }
        catch (Exception failed) when (failed is RpcException or Cli.UsageException)
        {
            return false;
        }
    }

    /// <summary>Reads what holds of a certificate in both ways.</summary>
    public async Task ReadAsync(int replica, string one)
    {
        await TellAsync(replica, one);
        await ShowAsync(replica, one);
    }

    private async Task AskAsync()
    {
        IReadOnlyList<string> numbers = world.Numbers;
        string one = random.Next(2) == 0 ? numbers[^1] : numbers[random.Next(numbers.Count)];
        (Guid requestId, string mark) = NewRequest();
        switch (random.Next(100))
        {
            case < 26:
                await TellAsync(random.Next(2), OneToRead());
                break;
            case < 46:
                await ShowAsync(random.Next(2), OneToRead());
                break;
            case < 52 when world.Proposals.Count > 0:
                (long proposal, string about) = world.Proposals.ElementAt(random.Next(world.Proposals.Count));
                await DoAsync(new Ask.Confirm(about, proposal), requestId);
                break;
            case < 57:
                await DoAsync(new Ask.Propose(mark, one), requestId);
                break;
            case < 61:
                await DoAsync(new Ask.Supersede(mark, one), requestId);
                break;
            case < 63:
                await DoAsync(new Ask.Issue(mark), requestId);
                break;
            case < 64:
                await DoAsync(new Ask.Change(mark, one, LifeAct.Cancel), requestId);
                break;
            case var other:
                await DoAsync(new Ask.Change(mark, one, other % 2 == 0 ? LifeAct.Suspend : LifeAct.Resume), requestId);
                break;
        }
    }

    // Of the newest nothing but what waits for the chain is known.
    private string OneToRead()
    {
        string[] anchored = [.. world.Numbers.Where(number => world.Document(number) is { IsAnchored: true })];
        return anchored.Length == 0 || random.Next(4) == 0
            ? world.Numbers[random.Next(world.Numbers.Count)]
            : anchored[random.Next(anchored.Length)];
    }

    // Now and then of both at once, as after a time-out that was too short; and again, as long as nobody answers.
    private async Task DoAsync(Ask ask, Guid requestId)
    {
        int replica = random.Next(2);
        if (random.Next(8) == 0)
        {
            await Task.WhenAll(TryDoAsync(0, ask, requestId), TryDoAsync(1, ask, requestId));
            return;
        }

        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await TryDoAsync((replica + attempt) % 2, ask, requestId) || random.Next(4) == 0)
            {
                return;
            }
        }
    }

    // False: no answer. Of a replica that is not there nothing was asked.
    private async Task<bool> TryDoAsync(int replica, Ask ask, Guid requestId)
    {
        long invoked = Stopwatch.GetTimestamp();
        try
        {
            Note(ask, await calls.DoAsync(replica, ask, requestId), invoked);
            return true;
        }
        catch (Cli.UsageException)
        {
            return false;
        }
        catch (RpcException failed)
        {
            Answer? answer = RefusalIn(failed);
            Note(ask, answer, invoked);
            return answer is not null;
        }
    }

    private async Task TellAsync(int replica, string one)
    {
        long invoked = Stopwatch.GetTimestamp();
        await NoteAsync(new Ask.Status(one), invoked, async () =>
        {
            GetStatusResponse status = await calls.StatusAsync(replica, one);
            Answer.Told told = TrialCalls.Told(status);
            recorder.Add(new EvidencedAnswer(
                one, told.State, told.OnChain ?? 0, status.AsOf?.BlockNumber, status.AsOf?.BlockTime.ToDateTimeOffset(),
                status.EvidenceAge.ToTimeSpan(), invoked));
            if (told.ReplacedBy is { } next)
            {
                world.Add(next);
            }

            return told;
        });
    }

    private async Task ShowAsync(int replica, string one)
    {
        if (world.Document(one) is not { IsAnchored: true } && !await TryFetchAsync(one))
        {
            return;
        }

        long invoked = Stopwatch.GetTimestamp();
        await NoteAsync(new Ask.Verify(one), invoked, async () =>
        {
            Report report = await calls.VerifyAsync(replica, world.Document(one)!);
            Answer.Shown shown = TrialCalls.Shown(report);
            recorder.Add(new EvidencedAnswer(
                one, shown.State, shown.OnChain ?? 0, report.AsOf?.BlockNumber, report.AsOf?.BlockTime.ToDateTimeOffset(),
                null, invoked));
            return shown;
        });
    }

    private async Task NoteAsync(Ask ask, long invoked, Func<Task<Answer>> read)
    {
        try
        {
            Note(ask, await read(), invoked);
        }
        catch (Cli.UsageException)
        {
            // The replica does not run.
        }
        catch (RpcException failed)
        {
            Note(ask, RefusalIn(failed), invoked);
        }
    }

    private void Note(Ask ask, Answer? answer, long invoked) => recorder.Add(new Timed<LifeCall>(
        new LifeCall(number, ask, answer), invoked, answer is null ? null : Stopwatch.GetTimestamp()));

    private Answer.Refused? RefusalIn(RpcException failed)
    {
        string? reason = failed.GetRpcStatus() is { } status ? RpcErrorText.ReasonOf(status) : null;
        if (reason is not null && !Passing.Contains(reason))
        {
            return new Answer.Refused(reason);
        }

        recorder.AddUnanswered(reason ?? failed.StatusCode.ToString());
        return null;
    }

    private (Guid RequestId, string Mark) NewRequest()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Guid requestId = new(bytes);
        return (requestId, requestId.ToString("N")[..10]);
    }
}
