using System.Diagnostics;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>
/// Runs anvil: starts it from the newest snapshot, keeps it and its snapshots going, ends it.
/// </summary>
internal sealed class DevChainOwner(
    DevChainOptions options, DevChainFolder folder, IProgress<string>? progress)
    : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly ChainSnapshots _snapshots = new(folder.Root);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private string _program = "";
    private AnvilProcess? _anvil;
    private EthNode? _node;
    private Task _upkeep = Task.CompletedTask;
    private BlockHeader? _saved;
    private long _savedAt;
    private TimeSpan _saveTook;
    private bool _isStopped;
    private bool _hasWarned;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    public int? ProcessId => _anvil?.ProcessId;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _program = await AnvilBinary.FindAsync(folder.Tools, progress, cancellationToken);
        bool isNew = !File.Exists(folder.Network);
        await RunAnvilAsync(NodeFile.Find(folder.Node)?.Url.Port ?? 0, isNew, cancellationToken);
        if (isNew)
        {
            await FoundAsync(cancellationToken);
        }

        _upkeep = KeepUpAsync();
    }

    public async Task SnapshotAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SaveAsync(await HeadAsync(cancellationToken), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StopNodeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _isStopped = true;
            await TrySaveAsync(cancellationToken);
            await EndAnvilAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StartNodeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await EndAnvilAsync();
            await RunAnvilAsync(Endpoint.Port, isNew: false, cancellationToken);
            _isStopped = false;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _upkeep.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_isStopped)
        {
            await TrySaveAsync(CancellationToken.None);
        }

        await EndAnvilAsync();
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task RunAnvilAsync(int port, bool isNew, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Cache))
        {
            Directory.Delete(folder.Cache, recursive: true);
        }

        byte[]? state = isNew ? null : _snapshots.Load() ?? throw new DevChainException(
            $"No whole snapshot is in {folder.Root}, so the chain is lost. "
            + "To start a new one, remove that folder.");
        _anvil = await AnvilProcess.StartAsync(
            _program, options.ChainId, port, folder.Cache, options.StartTimeout, cancellationToken);
        _node = new EthNode(_anvil.Endpoint);
        Endpoint = _anvil.Endpoint;
        if (state is not null)
        {
            await AnvilState.LoadAsync(_node, state, cancellationToken);
            _saved = await HeadAsync(cancellationToken);
            await BeatAsync(_saved, cancellationToken);
        }

        new NodeFile(Endpoint, _anvil.ProcessId).Write(folder.Node);
    }

    // The network file last: a crash before it starts over, with the same accounts and so the same addresses.
    private async Task FoundAsync(CancellationToken cancellationToken)
    {
        progress?.Report("Founding the demonstration consortium on a new development chain …");
        NetworkFile network = await DemoFoundation.CreateAsync(
            _node!, options.ChainId, folder, cancellationToken);
        await SaveAsync(await HeadAsync(cancellationToken), cancellationToken);
        network.Write(folder.Network);
    }

    private async Task KeepUpAsync()
    {
        using PeriodicTimer timer = new(Tick);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            await _turn.WaitAsync(_stop.Token);
            try
            {
                await KeepUpOnceAsync(_stop.Token);
            }
            catch (LedgerUnavailableException silence)
            {
                progress?.Report($"The development chain does not answer: {silence.Message}");
            }
            catch (JsonRpcException refusal)
            {
                progress?.Report($"The development chain refuses: {refusal.Message}");
            }
            catch (DevChainException failure)
            {
                progress?.Report(failure.Message);
            }
            catch (IOException failure)
            {
                progress?.Report($"The development chain's files cannot be written: {failure.Message}");
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private async Task KeepUpOnceAsync(CancellationToken cancellationToken)
    {
        if (_isStopped)
        {
            return;
        }

        if (_anvil is null or { Ended.IsCompleted: true })
        {
            if (options.Restart == DevChainRestart.Always)
            {
                progress?.Report("anvil ended; it is started again from the newest snapshot.");
                await EndAnvilAsync();
                await Task.Delay(RestartPause, cancellationToken);
                await RunAnvilAsync(Endpoint.Port, isNew: false, cancellationToken);
            }

            return;
        }

        BlockHeader head = await HeadAsync(cancellationToken);
        await BeatAsync(head, cancellationToken);
        WarnOfHeight(head);
        if (IsSnapshotDue(head))
        {
            await SaveAsync(head, cancellationToken);
        }
    }

    // Dumping takes longer with every block and keeps anvil from its work: at most a fiftieth of the time goes there.
    private bool IsSnapshotDue(BlockHeader head)
    {
        TimeSpan sinceLast = Stopwatch.GetElapsedTime(_savedAt);
        bool isDue = head.Number - (_saved?.Number ?? 0) >= options.SnapshotBlocks
            || sinceLast >= options.SnapshotInterval;
        return isDue && head.Hash != _saved?.Hash && sinceLast >= _saveTook * 50;
    }

    private async Task BeatAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        if (DateTimeOffset.UtcNow - head.Time >= options.Heartbeat)
        {
            await AnvilState.MineAsync(Running, cancellationToken);
        }
    }

    private void WarnOfHeight(BlockHeader head)
    {
        if (head.Number > options.WarnAboveBlocks && !_hasWarned)
        {
            _hasWarned = true;
            progress?.Report(
                $"The development chain has {head.Number} blocks and slows down with each; "
                + "it is no chain for operation.");
        }
    }

    private async Task SaveAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await _snapshots.SaveAsync(file => AnvilState.DumpAsync(Running, file, cancellationToken));
        _saved = head;
        _savedAt = Stopwatch.GetTimestamp();
        _saveTook = Stopwatch.GetElapsedTime(start);
    }

    private async Task TrySaveAsync(CancellationToken cancellationToken)
    {
        if (_node is null || _anvil is null or { Ended.IsCompleted: true } || !File.Exists(folder.Network))
        {
            return;
        }

        try
        {
            await SaveAsync(await HeadAsync(cancellationToken), cancellationToken);
        }
        catch (LedgerUnavailableException silence)
        {
            progress?.Report($"No last snapshot of the development chain: {silence.Message}");
        }
    }

    private async Task<BlockHeader> HeadAsync(CancellationToken cancellationToken) =>
        await Running.AskAsync(NodeQuestions.LatestBlock(), cancellationToken)
        ?? throw new LedgerUnavailableException(
            LedgerTrouble.Unreachable, "The development chain has no block.");

    private EthNode Running => _node ?? throw new LedgerUnavailableException(
        LedgerTrouble.Unreachable, "The development chain's node does not run at the moment.");

    private async Task EndAnvilAsync()
    {
        _node?.Dispose();
        _node = null;
        if (_anvil is not null)
        {
            await _anvil.DisposeAsync();
            _anvil = null;
        }
    }
}
