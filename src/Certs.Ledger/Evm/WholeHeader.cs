using System.Text.Json;

namespace Certs.Ledger.Evm;

/// <summary>A block's header with its bytes.</summary>
/// <param name="Header">Its members; the hash was computed here.</param>
/// <param name="Rlp">The RLP of the header, seals included, as bundles carry it.</param>
public sealed record WholeHeader(BlockHeader Header, ReadOnlyMemory<byte> Rlp)
{
    /// <summary>Reads the answer of <c>eth_getBlockByNumber</c> without whole transactions.</summary>
    /// <exception cref="FormatException">A member is missing, or the hash is not that of the members.</exception>
    public static WholeHeader Read(JsonElement json) => new(BlockHeader.Read(json), BlockHashing.Whole(json));
}
