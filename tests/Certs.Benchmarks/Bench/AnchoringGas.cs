using Certs.Cli.Service;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Benchmarks.Bench;

/// <summary>What anchoring costs, from the receipts of the chain.</summary>
internal static class AnchoringGas
{
    private const int Batch = 1000;
    private const int MostBlocks = 5000;

    /// <summary>
    /// Gas per certificate of the dearest transaction whose batches all have 1,000; null: there is none.
    /// </summary>
    public static async Task<double?> PerCertificateAsync(DataFolder folder)
    {
        ServiceFile service = folder.ReadServiceFile();
        NetworkFile network = NetworkFile.Read(service.Network);
        using EthNode node = new(service.Nodes[0]);
        double? dearest = null;
        foreach (IGrouping<Hash32, EventLog> transaction in
            (await LogsAsync(node, network)).GroupBy(log => log.TransactionHash))
        {
            BlockHeader block = (await node.AskAsync(
                NodeQuestions.Block(transaction.First().BlockNumber), CancellationToken.None))!;
            long[] sizes = [.. transaction
                .Select(log => RegistryEventDecoder.Decode(log, block.Time))
                .OfType<RegistryEvent.BatchAnchored>()
                .Select(batch => (long)batch.Anchor.TreeSize)];
            if (sizes.All(size => size == Batch))
            {
                TransactionReceipt receipt = (await node.AskAsync(
                    NodeQuestions.Receipt(transaction.Key), CancellationToken.None))!;
                dearest = Math.Max(dearest ?? 0, receipt.GasUsed / (double)sizes.Sum());
            }
        }

        return dearest;
    }

    private static async Task<List<EventLog>> LogsAsync(EthNode node, NetworkFile network)
    {
        long head = (await node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!.Number;
        List<EventLog> logs = [];
        for (long from = network.DeployedBlock; from <= head; from += MostBlocks)
        {
            logs.AddRange(await node.AskAsync(
                NodeQuestions.Logs([network.Contracts.Anchors], from, Math.Min(head, from + MostBlocks - 1)),
                CancellationToken.None));
        }

        return logs;
    }
}
