using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>
/// How far the chain has been read: a view, its block, and how many events each contract had emitted.
/// </summary>
internal sealed class ChainReading
{
    private readonly RegistryView _view;
    private readonly Dictionary<Address, ulong> _counts;
    private readonly NetworkFile _network;
    private readonly IReadOnlyList<RegistryEvent> _pending;
    private readonly IReadOnlyList<EventLog> _logs;

    private ChainReading(
        NetworkFile network, RegistryView view, BlockHeader head, Dictionary<Address, ulong> counts,
        IReadOnlyList<RegistryEvent> pending, IReadOnlyList<EventLog> logs)
    {
        _network = network;
        _view = view;
        _counts = counts;
        _pending = pending;
        _logs = logs;
        Head = head;
    }

    /// <summary>The block read up to.</summary>
    public BlockHeader Head { get; }

    /// <summary>The registries as at that block.</summary>
    public RegistryView View => _view;

    /// <summary>Nothing read yet.</summary>
    /// <param name="network">What the chain is.</param>
    /// <param name="first">The block before the first event.</param>
    public static ChainReading Begin(NetworkFile network, BlockHeader first) => new(
        network, RegistryView.Empty(ToHead(network, first)), first,
        network.Contracts.All.ToDictionary(contract => contract, _ => 0UL), [], []);

    /// <summary>
    /// Reads from here to a newer block on one node. The events are checked but not applied yet.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">No answer, or events that do not add up.</exception>
    public async Task<ChainReading> ReadOnAsync(
        EthNode node, NetworkFile network, BlockHeader head, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<(EventLog Log, BlockHeader Block)> logs =
                await ProvenLogs.ReadAsync(node, network.Contracts.All, Head, head, cancellationToken);
            RegistryEvent[] events =
            [
                .. logs.Select(entry => RegistryEventDecoder.Decode(entry.Log, entry.Block.Time))
                    .OfType<RegistryEvent>(),
            ];
            Dictionary<Address, ulong> counts = new(_counts);
            foreach ((EventLog log, _) in logs)
            {
                counts[log.Contract]++;
            }

            await CheckCountsAsync(node, network, head, counts, cancellationToken);
            return new ChainReading(
                _network, _view, head, counts, events, [.. logs.Select(entry => entry.Log)]);
        }
        catch (FormatException unknown)
        {
            throw new LedgerUnavailableException(LedgerTrouble.EventsIncomplete, unknown.Message, unknown);
        }
        catch (JsonRpcException refusal)
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.Unreachable, $"{node.Endpoint.Authority}: {refusal.Message}", refusal);
        }
    }

    /// <summary>True when another node told the same events.</summary>
    public bool HasSameEvents(ChainReading other) =>
        _logs.Count == other._logs.Count && _logs.Zip(other._logs).All(pair =>
            pair.First.Contract == pair.Second.Contract
            && pair.First.BlockHash == pair.Second.BlockHash
            && pair.First.Topics.SequenceEqual(pair.Second.Topics)
            && pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span));

    /// <summary>The reading with its new events in the view.</summary>
    /// <exception cref="LedgerUnavailableException">The events contradict those before.</exception>
    public ChainReading Applied()
    {
        try
        {
            return new ChainReading(
                _network, _view.Apply(_pending, ToHead(_network, Head)), Head, _counts, [], []);
        }
        catch (RegistryInconsistentException contradiction)
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.EventsIncomplete, contradiction.Message, contradiction);
        }
    }

    private static async Task CheckCountsAsync(
        EthNode node, NetworkFile network, BlockHeader head, Dictionary<Address, ulong> counts,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Address> counting = network.Contracts.Counting;
        IReadOnlyList<ulong> told = await node.AskAllAsync(
            [.. counting.Select(contract => EventCounter.Question(contract, head.Number))],
            cancellationToken);
        for (int i = 0; i < counting.Count; i++)
        {
            if (told[i] != counts[counting[i]])
            {
                throw new LedgerUnavailableException(
                    LedgerTrouble.EventsIncomplete,
                    $"{counting[i]} emitted {told[i]} events up to block {head.Number}, "
                    + $"{counts[counting[i]]} were read.");
            }
        }
    }

    private static ChainHead ToHead(NetworkFile network, BlockHeader block) =>
        new(network.ChainId, block.Number, block.Hash, block.Time);
}
