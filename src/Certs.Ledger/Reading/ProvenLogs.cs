using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>
/// Reads the contracts' logs of a stretch of blocks, each proven to belong to its block's header.
/// </summary>
/// <remarks>
/// <para>The receipts of every block that has logs are asked for, and their trie's root must be the header's.
/// A short stretch is read header by header, each naming the one before, and the headers' blooms say where
/// logs are, so that none can be left out. A long one (after a pause, or at the first reading) asks the node
/// where logs are; that none is left out is then for <c>eventCount</c> to say.</para>
/// </remarks>
internal static class ProvenLogs
{
    /// <summary>The longest stretch that is read header by header, in blocks.</summary>
    internal const int LinkedBlocks = 256;

    private const int MaximumRange = 5_000;
    private const int BlocksAtOnce = 100;

    /// <summary>Reads the logs.</summary>
    /// <param name="node">The node asked.</param>
    /// <param name="contracts">Whose logs.</param>
    /// <param name="from">The block before the first one.</param>
    /// <param name="to">The last one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The logs in the chain's order, each with its block's header.</returns>
    /// <exception cref="LedgerUnavailableException">No answer, or one that does not add up.</exception>
    public static async Task<IReadOnlyList<(EventLog Log, BlockHeader Block)>> ReadAsync(
        EthNode node, IReadOnlyList<Address> contracts, BlockHeader from, BlockHeader to,
        CancellationToken cancellationToken)
    {
        List<(EventLog Log, BlockHeader Block)> logs = [];
        IReadOnlyList<BlockHeader> blocks = to.Number - from.Number <= LinkedBlocks
            ? await LinkedAsync(node, contracts, from, to, cancellationToken)
            : await NamedAsync(node, contracts, from, to, cancellationToken);
        foreach (BlockHeader[] part in blocks.Chunk(BlocksAtOnce))
        {
            logs.AddRange(await OfBlocksAsync(node, contracts, part, cancellationToken));
        }

        return logs;
    }

    private static async Task<IReadOnlyList<BlockHeader>> LinkedAsync(
        EthNode node, IReadOnlyList<Address> contracts, BlockHeader from, BlockHeader to,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<BlockHeader> between = await HeadersAsync(
            node, [.. Heights(from.Number + 1, to.Number - 1)], cancellationToken);
        BlockHeader[] all = from.Number == to.Number ? [] : [.. between, to];
        Hash32 parent = from.Hash;
        foreach (BlockHeader block in all)
        {
            if (block.ParentHash != parent)
            {
                throw Trouble(node, $"block {block.Number} does not follow the one before");
            }

            parent = block.Hash;
        }

        return [.. all.Where(block => contracts.Any(
            contract => LogBloom.MayContain(block.LogsBloom.Span, contract)))];
    }

    private static async Task<IReadOnlyList<BlockHeader>> NamedAsync(
        EthNode node, IReadOnlyList<Address> contracts, BlockHeader from, BlockHeader to,
        CancellationToken cancellationToken)
    {
        SortedSet<long> heights = [];
        for (long start = from.Number + 1; start <= to.Number; start += MaximumRange)
        {
            long end = Math.Min(start + MaximumRange - 1, to.Number);
            foreach (EventLog log in await node.AskAsync(
                NodeQuestions.Logs(contracts, start, end), cancellationToken))
            {
                heights.Add(log.BlockNumber);
            }
        }

        return heights.Count == 0 || (heights.Min > from.Number && heights.Max <= to.Number)
            ? await HeadersAsync(node, [.. heights], cancellationToken)
            : throw Trouble(node, "logs of other blocks came than were asked for");
    }

    private static async Task<IReadOnlyList<(EventLog Log, BlockHeader Block)>> OfBlocksAsync(
        EthNode node, IReadOnlyList<Address> contracts, IReadOnlyList<BlockHeader> blocks,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<TransactionReceipt?> answers = await node.AskAllAsync(
            [.. blocks.SelectMany(block => block.Transactions).Select(NodeQuestions.Receipt)],
            cancellationToken);
        List<(EventLog Log, BlockHeader Block)> logs = [];
        int at = 0;
        foreach (BlockHeader block in blocks)
        {
            TransactionReceipt?[] receipts = [.. answers.Skip(at).Take(block.Transactions.Count)];
            at += receipts.Length;
            CheckRoot(node, block, receipts);
            logs.AddRange(receipts.SelectMany(receipt => receipt!.Logs)
                .Select((log, index) => (Log: Placed(log, block, index), Block: block))
                .Where(entry => contracts.Contains(entry.Log.Contract)));
        }

        return logs;
    }

    private static void CheckRoot(EthNode node, BlockHeader block, TransactionReceipt?[] receipts)
    {
        if (receipts.Any(receipt => receipt is null)
            || PatriciaTrie.RootOfList([.. receipts.Select(receipt => receipt!.Encoded.ToArray())])
                != block.ReceiptsRoot)
        {
            throw Trouble(node, $"the receipts of block {block.Number} are not those of its header");
        }
    }

    // Where a log stands is not under the receipts' root; it follows from the block and the order.
    private static EventLog Placed(EventLog log, BlockHeader block, int index) =>
        log with { BlockNumber = block.Number, BlockHash = block.Hash, LogIndex = index };

    private static async Task<IReadOnlyList<BlockHeader>> HeadersAsync(
        EthNode node, IReadOnlyList<long> heights, CancellationToken cancellationToken)
    {
        IReadOnlyList<BlockHeader?> headers =
            await node.AskAllAsync([.. heights.Select(NodeQuestions.Block)], cancellationToken);
        return [.. headers.Select((header, at) => header?.Number == heights[at]
            ? header
            : throw Trouble(node, $"block {heights[at]} is missing"))];
    }

    private static IEnumerable<long> Heights(long first, long last)
    {
        for (long height = first; height <= last; height++)
        {
            yield return height;
        }
    }

    private static LedgerUnavailableException Trouble(EthNode node, string what) =>
        new(LedgerTrouble.EventsIncomplete, $"Node {node.Endpoint.Authority}: {what}.");
}
