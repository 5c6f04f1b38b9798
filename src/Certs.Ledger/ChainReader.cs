using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Ledger.Reading;

namespace Certs.Ledger;

/// <summary>
/// Knows what the registries say, from one or several nodes, and says so only when the nodes' answers add up.
/// </summary>
/// <remarks>
/// <para>Asked on use, at most once per poll interval however many callers there are; between that every
/// answer comes from memory. Nothing runs when nobody asks.</para>
/// <para>A view is given out only if: every node needed has the pinned chain id, genesis block and contract
/// code; all have the same block at the view's height, whose hash is that of its members; the height never
/// went back and the blocks read before are still there; every event is proven by its block's receipts root
/// and there are as many as the contracts counted; and the newest block is young. Whatever fails makes the
/// whole view unavailable, with the reason.
/// </para>
/// <para>A development chain may lose blocks: then one answer is <c>HEAD_WENT_BACK</c>,
/// <see cref="ChainState.Resets"/> goes up, and the chain is read anew. Another chain that loses blocks stays
/// unavailable until it has them again.
/// </para>
/// Safe for many threads.
/// </remarks>
public sealed class ChainReader : IDisposable
{
    private readonly IReadOnlyList<EthNode> _nodes;
    private readonly NetworkFile _network;
    private readonly ChainReaderOptions _options;
    private readonly TimeProvider _time;
    private readonly ChainFollower _follower;
    private readonly EarlierBlocks _earlier;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private Task<ChainState>? _underWay;
    private ChainState? _last;
    private ChainState? _lastReached;
    private long _lastAt;

    /// <summary>A reader. Nothing is asked yet.</summary>
    /// <param name="nodes">
    /// One or more nodes, of different operators if possible. They stay the caller's.
    /// </param>
    /// <param name="network">What the chain must be.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <exception cref="ArgumentException">No node, or fewer than the quorum.</exception>
    public ChainReader(
        IReadOnlyList<EthNode> nodes, NetworkFile network, ChainReaderOptions? options = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(network);
        _options = options ?? new ChainReaderOptions();
        if (nodes.Count == 0 || _options.Quorum > nodes.Count || _options.Quorum < 0)
        {
            throw new ArgumentException(
                $"{nodes.Count} nodes cannot give a quorum of {_options.Quorum}.", nameof(nodes));
        }

        _nodes = nodes;
        _network = network;
        _time = time ?? TimeProvider.System;
        _follower = new ChainFollower(nodes, network, _options, _time);
        _earlier = new EarlierBlocks(nodes, network);
    }

    /// <summary>What the chain must be.</summary>
    public NetworkFile Network => _network;

    /// <summary>
    /// What is known now. Trouble with the nodes is part of the answer, never an exception.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; the reading goes on for others.</param>
    public async ValueTask<ChainState> CurrentAsync(CancellationToken cancellationToken)
    {
        Task<ChainState> reading;
        lock (_lock)
        {
            TimeSpan age = _last is null ? TimeSpan.MaxValue : _time.GetElapsedTime(_lastAt);
            if (age < _options.PollInterval)
            {
                return _last!;
            }

            _underWay ??= Task.Run(ReadAsync, CancellationToken.None);
            if (age < _options.MaximumStaleness)
            {
                return _last!;
            }

            reading = _underWay;
        }

        return await reading.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// What is known once a block has been read, for a caller that has just written in that block.
    /// </summary>
    /// <param name="blockNumber">The block.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The first state at or after the block; after the limit the last one, whatever it is.
    /// </returns>
    public async Task<ChainState> AtLeastAsync(
        long blockNumber, TimeSpan limit, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            ChainState state = await NextAsync(cancellationToken);
            if (state.Head?.BlockNumber >= blockNumber || _time.GetElapsedTime(start) >= limit)
            {
                return state;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, cancellationToken);
        }
    }

    /// <summary>
    /// The last state that had a view, while nothing worse has happened since than that no node answers; null
    /// otherwise. It says of itself when it was confirmed, so who judges by it can say how old it is.
    /// </summary>
    public ChainState? LastReached
    {
        get
        {
            lock (_lock)
            {
                return _lastReached;
            }
        }
    }

    /// <summary>What was known at an earlier block.</summary>
    /// <param name="blockNumber">The block's height.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The view of that block, complete until the block after it (<see cref="ChainState.ConfirmedAt"/>). Unavailable:
    /// the chain cannot be read now, or has no such block yet.
    /// </returns>
    public async ValueTask<ChainState> AsKnownAtAsync(long blockNumber, CancellationToken cancellationToken)
    {
        ChainState state = await CurrentAsync(cancellationToken);
        if (state.Head?.BlockNumber < blockNumber)
        {
            state = await AtLeastAsync(blockNumber, TimeSpan.Zero, cancellationToken);
        }

        return state.View is Lookup<RegistryView>.Found(var view)
            ? await _earlier.AsKnownAtAsync(state, view, blockNumber, cancellationToken)
            : state;
    }

    /// <summary>What the chain holds under an agency's root.</summary>
    /// <remarks>
    /// Known roots come from the view. One that the view does not have is asked for directly on every node
    /// before it is called absent, since nothing counts the events of that contract.
    /// </remarks>
    /// <param name="state">The state that the verdict rests on.</param>
    /// <param name="agency">The document's issuer: what another agency anchored is none of its.</param>
    /// <param name="root">The root computed from the document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// Found: possibly of a block after the view's. Absent: no node has it. Unavailable: there is no view, a
    /// node gave no answer, the nodes disagree, or a development chain has just lost blocks.
    /// </returns>
    public async ValueTask<Lookup<AnchorRecord>> FindAnchorAsync(
        ChainState state, AgencyId agency, Hash32 root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        switch (state.View)
        {
            case Lookup<RegistryView>.Found(var view) when view.FindAnchor(agency, root) is { } anchor:
                return new Lookup<AnchorRecord>.Found(anchor);
            case Lookup<RegistryView>.Found:
                return await AskForAnchorAsync(state, agency, root, cancellationToken);
            case Lookup<RegistryView>.Unavailable(var reason, var detail):
                return new Lookup<AnchorRecord>.Unavailable(reason, detail);
            default:
                return new Lookup<AnchorRecord>.Unavailable(
                    LedgerTrouble.Unreachable, "The chain has not been read.");
        }
    }

    /// <summary>Ends a reading that is under way.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task<Lookup<AnchorRecord>> AskForAnchorAsync(
        ChainState state, AgencyId agency, Hash32 root, CancellationToken cancellationToken)
    {
        NodeQuestion<AnchorRecord?> question =
            new AnchorRegistryContract(_network.Contracts.Anchors).Record(agency, root);
        try
        {
            AnchorRecord?[] answers =
                await Task.WhenAll(_nodes.Select(node => node.AskAsync(question, cancellationToken)));
            if (answers.Any(answer => answer != answers[0]))
            {
                return new Lookup<AnchorRecord>.Unavailable(
                    LedgerTrouble.NodesDisagree, $"Not every node has the root {root}.");
            }

            if (answers[0] is { } anchor)
            {
                return new Lookup<AnchorRecord>.Found(anchor);
            }

            return state.LastReset is { } reset && _time.GetUtcNow() - reset < _options.ResetGrace
                ? new Lookup<AnchorRecord>.Unavailable(
                    LedgerTrouble.HeadWentBack,
                    $"The chain lost blocks at {reset:O}; the root may be anchored again.")
                : new Lookup<AnchorRecord>.Absent();
        }
        catch (LedgerUnavailableException trouble)
        {
            return new Lookup<AnchorRecord>.Unavailable(trouble.Reason, trouble.Message);
        }
        catch (JsonRpcException refusal)
        {
            return new Lookup<AnchorRecord>.Unavailable(LedgerTrouble.Unreachable, refusal.Message);
        }
    }

    private async Task<ChainState> NextAsync(CancellationToken cancellationToken)
    {
        Task<ChainState> reading;
        lock (_lock)
        {
            reading = _underWay ??= Task.Run(ReadAsync, CancellationToken.None);
        }

        return await reading.WaitAsync(cancellationToken);
    }

    private async Task<ChainState> ReadAsync()
    {
        try
        {
            ChainState state = await TryReadAsync();
            lock (_lock)
            {
                _last = state;
                _lastReached = state.View switch
                {
                    Lookup<RegistryView>.Found => state,
                    Lookup<RegistryView>.Unavailable(LedgerTrouble.Unreachable, _) => _lastReached,
                    _ => null,
                };
                _lastAt = _time.GetTimestamp();
            }

            return state;
        }
        finally
        {
            lock (_lock)
            {
                _underWay = null;
            }
        }
    }

    private async Task<ChainState> TryReadAsync()
    {
        DateTimeOffset askedAt = _time.GetUtcNow();
        try
        {
            (RegistryView view, IReadOnlyList<NodeObservation> nodes) =
                await _follower.AdvanceAsync(_end.Token);
            return new ChainState(
                new Lookup<RegistryView>.Found(view), nodes, askedAt, _follower.Resets, _follower.LastReset);
        }
        catch (LedgerUnavailableException trouble)
        {
            return Unavailable(trouble.Reason, trouble.Message, askedAt);
        }
        catch (JsonRpcException refusal)
        {
            return Unavailable(LedgerTrouble.Unreachable, refusal.Message, askedAt);
        }
        catch (OperationCanceledException)
        {
            return Unavailable(LedgerTrouble.Unreachable, "The reader was closed.", askedAt);
        }
    }

    private ChainState Unavailable(string reason, string detail, DateTimeOffset askedAt) =>
        new(
            new Lookup<RegistryView>.Unavailable(reason, detail), [], askedAt, _follower.Resets,
            _follower.LastReset);
}
