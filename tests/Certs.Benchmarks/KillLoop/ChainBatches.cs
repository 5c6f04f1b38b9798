using Certs.Cli.Service;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// Every batch of an agency that the chain has, from its logs rather than from the service.
/// </summary>
internal static class ChainBatches
{
    private const int MostBlocks = 5000;

    /// <summary>
    /// One record for each event, in the chain's order; a root that was anchored twice stands twice.
    /// </summary>
    public static async Task<IReadOnlyList<AnchorRecord>> ReadAsync(ServiceFile service, string agency)
    {
        NetworkFile network = NetworkFile.Read(service.Network);
        using EthNode node = new(service.Nodes[0]);
        long head = (await node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!.Number;
        List<AnchorRecord> batches = [];
        for (long from = network.DeployedBlock; from <= head; from += MostBlocks)
        {
            IReadOnlyList<EventLog> logs = await node.AskAsync(
                NodeQuestions.Logs([network.Contracts.Anchors], from, Math.Min(head, from + MostBlocks - 1)),
                CancellationToken.None);
            long[] numbers = [.. logs.Select(log => log.BlockNumber).Distinct()];
            IReadOnlyList<BlockHeader?> blocks = await node.AskAllAsync(
                [.. numbers.Select(NodeQuestions.Block)], CancellationToken.None);
            Dictionary<long, DateTimeOffset> times = blocks
                .ToDictionary(block => block!.Number, block => block!.Time);
            batches.AddRange(logs
                .Select(log => RegistryEventDecoder.Decode(log, times[log.BlockNumber]))
                .OfType<RegistryEvent.BatchAnchored>()
                .Select(batch => batch.Anchor)
                .Where(batch => batch.Agency.ToString() == agency));
        }

        return batches;
    }
}
