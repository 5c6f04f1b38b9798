using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Ledger.DevChain;

namespace Certs.Ledger.Tests.DevChain;

public sealed class StateGenesisTests
{
    [Fact]
    public void Of_several_genesis_blocks_the_oldest_stays_wherever_it_stands()
    {
        byte[] dump = Pack("""
            {"blocks":[{"header":{"number":"0x0","timestamp":"0x1f"}},{"header":{"number":"0x1","timestamp":"0x11"}},
            {"header":{"number":"0x0","timestamp":"0x10"}},{"header":{"number":"0x0","timestamp":"0x2a"}}]}
            """);

        JsonArray blocks = Unpack(StateGenesis.KeepOldest(dump))["blocks"]!.AsArray();

        Assert.Equal(
            ["0x1 0x11", "0x0 0x10"],
            blocks.Select(block => $"{block!["header"]!["number"]} {block["header"]!["timestamp"]}"));
    }

    [Fact]
    public void A_dump_with_one_genesis_block_is_left_as_it_is()
    {
        byte[] dump = Pack("""{"blocks":[{"header":{"number":"0x0","timestamp":"0x10"}}]}""");

        Assert.Same(dump, StateGenesis.KeepOldest(dump));
    }

    private static byte[] Pack(string json)
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest))
        {
            packing.Write(Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }

    private static JsonNode Unpack(byte[] packed)
    {
        using GZipStream unpacked = new(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonNode.Parse(unpacked)!;
    }
}
