using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Certs.Ledger.DevChain;

/// <summary>Keeps one genesis block in a dumped chain: the oldest, with which the chain began.</summary>
/// <remarks>
/// Every start of anvil makes a genesis block of its own, and a dump taken after a load holds both. Loaded again, the
/// one that comes last in the dump counts, in no particular order: the chain would lose its identity. anvil 1.7.1; can
/// go when a dump holds one block of height 0.
/// </remarks>
internal static class StateGenesis
{
    /// <summary>The same dump with the oldest block of height 0 as the only one.</summary>
    /// <param name="state">What <c>anvil_dumpState</c> gave: JSON, compressed with gzip.</param>
    public static byte[] KeepOldest(byte[] state)
    {
        JsonNode dump = Read(state);
        JsonArray blocks = dump["blocks"]!.AsArray();
        List<JsonNode> youngerGenesis =
        [
            .. blocks.OfType<JsonNode>()
                .Where(block => Quantity(block, "number") == 0)
                .OrderBy(block => Quantity(block, "timestamp"))
                .Skip(1),
        ];
        if (youngerGenesis.Count == 0)
        {
            return state;
        }

        youngerGenesis.ForEach(block => blocks.Remove(block));
        return Write(dump);
    }

    private static JsonNode Read(byte[] state)
    {
        using GZipStream unpacked = new(new MemoryStream(state), CompressionMode.Decompress);
        return JsonNode.Parse(unpacked)!;
    }

    private static byte[] Write(JsonNode dump)
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest))
        {
            packing.Write(System.Text.Encoding.UTF8.GetBytes(dump.ToJsonString()));
        }

        return packed.ToArray();
    }

    private static long Quantity(JsonNode block, string member) => long.Parse(
        block["header"]![member]!.GetValue<string>().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
