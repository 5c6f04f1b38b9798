using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>The questions that only anvil knows.</summary>
internal static class AnvilState
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Blocks, receipts and the newest state. Older states are left out: they would grow with every block.
    /// </summary>
    public static Task DumpAsync(EthNode node, Stream destination, CancellationToken cancellationToken) =>
        node.Client.CopyDataAsync(new JsonRpcCall("anvil_dumpState"), destination, Limit, cancellationToken);

    /// <summary>Puts a dumped chain in place of an empty one.</summary>
    public static async Task LoadAsync(EthNode node, byte[] state, CancellationToken cancellationToken) =>
        await node.Client.CallAsync(
            new JsonRpcCall("anvil_loadState", [HexBytes.Encode(StateGenesis.KeepOldest(state))]), cancellationToken,
            Limit);

    /// <summary>Makes an empty block.</summary>
    public static async Task MineAsync(EthNode node, CancellationToken cancellationToken) =>
        await node.Client.CallAsync(new JsonRpcCall("evm_mine"), cancellationToken);
}
