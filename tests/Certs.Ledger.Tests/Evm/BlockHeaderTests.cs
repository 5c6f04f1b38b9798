using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Evm;
using Certs.Testing;

namespace Certs.Ledger.Tests.Evm;

public sealed class BlockHeaderTests
{
    private static JsonElement Recorded() =>
        EthereumVectors.Read(Repository.Fixtures("qbft/qbft-goquorum-24.4.1.json"));

    // With votes, round changes and a smaller validator set: a plain Keccak over these headers is not their
    // hash.
    [Fact]
    public void Blocks_of_a_qbft_chain_hash_to_their_names()
    {
        JsonElement[] headers = [.. Recorded().GetProperty("headers").EnumerateArray()];

        Assert.Equal(33, headers.Length);
        Assert.All(headers, header => Assert.Equal(
            Hash32.FromHex(header.GetProperty("hash").GetString()!), BlockHashing.Hash(header)));
    }

    [Theory]
    [InlineData("timestamp", "0x1")]
    [InlineData("gasUsed", "0x7")]
    [InlineData("receiptsRoot", "0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("number", "0x99999")]
    public void A_header_with_one_changed_member_is_refused(string member, string value)
    {
        JsonObject header = JsonObject.Create(Recorded().GetProperty("headers")[5])!;
        header["transactions"] ??= new JsonArray();
        BlockHeader honest = BlockHeader.Read(JsonElement.Parse(header.ToJsonString()));

        header[member] = value;

        Assert.Equal(honest.Hash, Hash32.FromHex((string)header["hash"]!));
        Assert.Throws<FormatException>(() => BlockHeader.Read(JsonElement.Parse(header.ToJsonString())));
    }

    [Fact]
    public void Forty_receipts_of_a_qbft_block_give_its_receipts_root()
    {
        JsonElement recorded = Recorded();
        TransactionReceipt[] receipts =
            [.. recorded.GetProperty("receipts").EnumerateArray().Select(TransactionReceipt.Read)];

        Hash32 root = PatriciaTrie.RootOfList([.. receipts.Select(receipt => receipt.Encoded.ToArray())]);

        Assert.Equal(40, receipts.Length);
        Assert.Equal(
            Hash32.FromHex(recorded.GetProperty("block").GetProperty("receiptsRoot").GetString()!), root);
    }

    [Fact]
    public void The_bloom_of_a_block_knows_the_contracts_that_logged_in_it()
    {
        JsonElement recorded = Recorded();
        byte[] bloom = HexBytes.Decode(recorded.GetProperty("block").GetProperty("logsBloom").GetString()!);
        Address contract = Address.Parse(recorded.GetProperty("contract").GetString()!);

        Assert.True(LogBloom.MayContain(bloom, contract));
        Assert.False(LogBloom.MayContain(bloom, Address.Parse("0x00000000000000000000000000000000000000aa")));
        Assert.False(LogBloom.MayContain(new byte[256], contract));
    }
}
