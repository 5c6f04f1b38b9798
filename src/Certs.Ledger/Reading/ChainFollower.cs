using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>Follows the chain from view to view. One call at a time.</summary>
internal sealed class ChainFollower
{
    private readonly NetworkFile _network;
    private readonly ChainReaderOptions _options;
    private readonly TimeProvider _time;
    private readonly PinnedNode[] _nodes;
    private readonly int _quorum;
    private ChainReading? _reading;

    public ChainFollower(
        IReadOnlyList<EthNode> nodes, NetworkFile network, ChainReaderOptions options, TimeProvider time)
    {
        _network = network;
        _options = options;
        _time = time;
        _nodes = [.. nodes.Select(node => new PinnedNode(node, network))];
        _quorum = options.Quorum == 0 ? nodes.Count : options.Quorum;
    }

    /// <summary>How often the chain lost blocks that were read.</summary>
    public int Resets { get; private set; }

    /// <summary>When it last did; null: never.</summary>
    public DateTimeOffset? LastReset { get; private set; }

    /// <summary>Brings the view to the newest block that enough nodes agree on.</summary>
    /// <exception cref="LedgerUnavailableException">That cannot be done now; the reason says why.</exception>
    public async Task<(RegistryView View, IReadOnlyList<NodeObservation> Nodes)> AdvanceAsync(
        CancellationToken cancellationToken)
    {
        NodeProbe[] probes = await ProbeAsync(cancellationToken);
        CheckKnownBlock(probes);

        // The greatest height that a quorum has reached; with one node its own.
        long height = probes.Select(probe => probe.Latest.Number).OrderDescending().ElementAt(_quorum - 1);
        if (_reading is { } known && height <= known.Head.Number)
        {
            return Confirmed(known, probes);
        }

        NodeProbe[] confirming = [.. probes.Where(probe => probe.Latest.Number >= height)];
        BlockHeader head = await AgreeAsync(confirming, height, cancellationToken);
        CheckAge(head);
        _reading = await ReadAsync(confirming, head, cancellationToken);
        return (_reading.View, Observations(confirming));
    }

    /// <summary>Forgets what was read; the next call reads from the beginning.</summary>
    public void Drop() => _reading = null;

    private async Task<NodeProbe[]> ProbeAsync(CancellationToken cancellationToken)
    {
        (NodeProbe? Probe, LedgerUnavailableException? Trouble)[] answers = await Task.WhenAll(
            _nodes.Select(node => TryProbeAsync(node, cancellationToken)));
        LedgerUnavailableException[] troubles =
            [.. answers.Select(answer => answer.Trouble).OfType<LedgerUnavailableException>()];
        NodeProbe[] probes = [.. answers.Select(answer => answer.Probe).OfType<NodeProbe>()];
        if (troubles.FirstOrDefault(trouble => trouble.Reason == LedgerTrouble.WrongChain) is { } wrong)
        {
            throw wrong;
        }

        if (probes.Length >= _quorum)
        {
            return probes;
        }

        throw probes.Length == 0
            ? troubles[0]
            : new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree,
                $"{probes.Length} of {_nodes.Length} nodes answer, {_quorum} are needed. "
                + troubles[0].Message);
    }

    private async Task<(NodeProbe? Probe, LedgerUnavailableException? Trouble)> TryProbeAsync(
        PinnedNode node, CancellationToken cancellationToken)
    {
        try
        {
            return (await node.ProbeAsync(_reading?.Head.Number, cancellationToken), null);
        }
        catch (LedgerUnavailableException trouble)
        {
            return (null, trouble);
        }
        catch (JsonRpcException refusal)
        {
            return (null, new LedgerUnavailableException(
                LedgerTrouble.Unreachable, $"{node.Node.Endpoint.Authority}: {refusal.Message}", refusal));
        }
    }

    // A node that is behind the others cannot confirm, which is for the quorum to weigh; one that has another
    // block at the height that was read, or (alone) has none, no longer is the chain that was read.
    private void CheckKnownBlock(NodeProbe[] probes)
    {
        if (_reading is not { } known)
        {
            return;
        }

        bool hasChanged = probes.Any(
            probe => probe.AtKnownHeight is { } block && block.Hash != known.Head.Hash);
        bool isGone = probes.All(probe => probe.AtKnownHeight is null);
        if (!hasChanged && !isGone)
        {
            return;
        }

        if (hasChanged && !isGone && probes.Any(probe => probe.AtKnownHeight?.Hash == known.Head.Hash))
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree,
                $"The nodes have different blocks at height {known.Head.Number}.");
        }

        if (_network.IsDevelopment)
        {
            Resets++;
            LastReset = _time.GetUtcNow();
            Drop();
        }

        throw new LedgerUnavailableException(
            LedgerTrouble.HeadWentBack,
            $"Block {known.Head.Number} ({known.Head.Hash}) was read and is no longer on the chain.");
    }

    private static async Task<BlockHeader> AgreeAsync(
        NodeProbe[] probes, long height, CancellationToken cancellationToken)
    {
        BlockHeader?[] headers = await Task.WhenAll(probes.Select(async probe => probe.Latest.Number == height
            ? probe.Latest
            : await probe.Node.AskAsync(NodeQuestions.Block(height), cancellationToken)));
        BlockHeader? first = headers[0];
        return first?.Number == height && headers.All(header => header?.Hash == first.Hash)
            ? first
            : throw new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree, $"The nodes have different blocks at height {height}.");
    }

    private void CheckAge(BlockHeader head)
    {
        TimeSpan age = _time.GetUtcNow() - head.Time;
        if (age.Duration() > _options.MaximumHeadAge)
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.HeadStale,
                $"The newest block {head.Number} is of {head.Time:O}, "
                + $"{Math.Round(age.TotalSeconds)} s from now.")
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }
    }

    private (RegistryView View, IReadOnlyList<NodeObservation> Nodes) Confirmed(
        ChainReading known, NodeProbe[] probes)
    {
        CheckAge(known.Head);
        NodeProbe[] confirming = [.. probes.Where(probe => probe.AtKnownHeight is not null)];
        return confirming.Length >= _quorum
            ? (known.View, Observations(confirming))
            : throw new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree,
                $"{confirming.Length} nodes have reached block {known.Head.Number}, {_quorum} are needed.");
    }

    private static NodeObservation[] Observations(NodeProbe[] probes) =>
        [.. probes.Select(probe => new NodeObservation(probe.Node.Endpoint.Authority, probe.Latest.Number))];

    private async Task<ChainReading> ReadAsync(
        NodeProbe[] probes, BlockHeader head, CancellationToken cancellationToken)
    {
        ChainReading before = _reading ?? await BeginAsync(probes, cancellationToken);
        bool isWhole = false;
        try
        {
            ChainReading[] readings = await Task.WhenAll(probes.Select(
                probe => before.ReadOnAsync(probe.Node, _network, head, cancellationToken)));
            if (readings.Any(reading => !reading.HasSameEvents(readings[0])))
            {
                throw new LedgerUnavailableException(
                    LedgerTrouble.NodesDisagree,
                    $"The nodes tell different events up to block {head.Number}.");
            }

            ChainReading after = readings[0].Applied();
            isWhole = true;
            return after;
        }
        finally
        {
            if (!isWhole)
            {
                Drop();
            }
        }
    }

    private async Task<ChainReading> BeginAsync(NodeProbe[] probes, CancellationToken cancellationToken)
    {
        BlockHeader first = await AgreeAsync(probes, _network.DeployedBlock - 1, cancellationToken);
        return ChainReading.Begin(_network, first);
    }
}
