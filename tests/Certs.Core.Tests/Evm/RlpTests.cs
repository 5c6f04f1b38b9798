using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Certs.Core.Evm;
using Certs.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class RlpTests
{
    [Fact]
    public void The_valid_vectors_of_the_foundation_write_and_read_back()
    {
        foreach (JsonProperty vector in EthereumVectors.Tests("RLPTests/rlptest.json").EnumerateObject())
        {
            byte[] expected = HexBytes.Decode(vector.Value.GetProperty("out").GetString()!);

            byte[] encoded = Rlp.Encode(Item(vector.Value.GetProperty("in")));

            Assert.Equal(expected, encoded);
            Assert.Equal(expected, Rlp.Encode(Rlp.Decode(encoded)));
        }
    }

    [Fact]
    public void The_invalid_vectors_of_the_foundation_are_refused()
    {
        JsonElement vectors = EthereumVectors.Tests("RLPTests/invalidRLPTest.json");
        foreach (JsonProperty vector in vectors.EnumerateObject())
        {
            string text = vector.Value.GetProperty("out").GetString()!;
            byte[] encoded = Convert.FromHexString(
                text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text);

            Assert.Throws<RlpException>(() => Rlp.Decode(encoded));
        }
    }

    [Fact]
    public void The_vectors_of_ethers_write_and_read_back()
    {
        foreach (JsonElement vector in EthereumVectors.Ethers("rlp").EnumerateArray())
        {
            string expected = vector.GetProperty("encoded").GetString()!;

            byte[] encoded = Rlp.Encode(HexItem(vector.GetProperty("decoded")));

            Assert.Equal(expected, HexBytes.Encode(encoded));
            Assert.Equal(expected, HexBytes.Encode(Rlp.Encode(Rlp.Decode(encoded))));
        }
    }

    [Fact]
    public void Whatever_is_read_writes_back_byte_for_byte() => Prop.ForAll<byte[]>(data =>
    {
        try
        {
            return Rlp.Encode(Rlp.Decode(data)).AsSpan().SequenceEqual(data);
        }
        catch (RlpException)
        {
            return true;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Lists_nested_without_end_are_refused()
    {
        byte[] nested = [0xc0];
        for (int depth = 0; depth < 100; depth++)
        {
            nested = Rlp.Encode(RlpItem.Bytes(nested));
            nested[0] = (byte)(
                nested[0] >= 0xb8 ? nested[0] + 0x40 : nested[0] + (nested[0] >= 0xc0 ? 0 : 0x40));
        }

        Assert.Throws<RlpException>(() => Rlp.Decode(nested));
    }

    private static RlpItem Item(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => RlpItem.Number(value.GetInt64()),
        JsonValueKind.Array => RlpItem.List([.. value.EnumerateArray().Select(Item)]),
        _ when value.GetString() is ['#', .. string digits] =>
            RlpItem.Number(BigInteger.Parse(digits, CultureInfo.InvariantCulture)),
        _ => RlpItem.Bytes(Encoding.Latin1.GetBytes(value.GetString()!)),
    };

    private static RlpItem HexItem(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? RlpItem.List([.. value.EnumerateArray().Select(HexItem)])
        : RlpItem.Bytes(HexBytes.Decode(value.GetString()!));
}
