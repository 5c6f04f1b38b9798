using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Evm;
using Certs.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Ledger.Tests.Evm;

public sealed class AbiTests
{
    private const string BatchArray = "(bytes32,uint32,uint32,uint16,uint8)[]";

    [Fact]
    public void The_vectors_of_the_foundation_come_out()
    {
        JsonElement vectors = EthereumVectors.Tests("ABITests/basic_abi_tests.json");
        foreach (JsonProperty vector in vectors.EnumerateObject())
        {
            AbiType[] types =
            [
                .. vector.Value.GetProperty("types").EnumerateArray()
                    .Select(type => AbiType.Parse(type.GetString()!)),
            ];
            object[] values =
            [
                .. vector.Value.GetProperty("args").EnumerateArray()
                    .Select((value, at) => Plain(types[at], value)),
            ];

            string encoded = Convert.ToHexStringLower(AbiEncoder.Encode(types, values));

            Assert.Equal(vector.Value.GetProperty("result").GetString(), encoded);
        }
    }

    // 1,024 types with values, encoded by contracts that solc compiled.
    [Fact]
    public void The_answers_of_real_contracts_write_and_read_back()
    {
        int count = 0;
        foreach (JsonElement vector in EthereumVectors.Ethers("abi").EnumerateArray())
        {
            AbiType[] result = [AbiType.Parse(vector.GetProperty("type").GetString()!)];
            object[] values = [Verbose(vector.GetProperty("verbose"))];
            string expected = vector.GetProperty("encoded").GetString()!;

            byte[] encoded = AbiEncoder.Encode(result, values);
            object[] decoded = AbiDecoder.Decode(result, encoded);

            Assert.Equal(expected, HexBytes.Encode(encoded));
            Assert.Equal(expected, HexBytes.Encode(AbiEncoder.Encode(result, decoded)));
            count++;
        }

        Assert.Equal(1_024, count);
    }

    [Fact]
    public void A_batch_of_anchors_encodes_as_solidity_does()
    {
        AbiFunction anchor = new($"anchor({BatchArray})");
        object[] entry = [new Hash32(new byte[32]), 1_000u, 0x3e0001u, (ushort)0b100001, (byte)1];

        byte[] call = anchor.EncodeCall([new object[] { entry }]);

        Assert.Equal(4 + (32 * 7), call.Length);
        Assert.Equal(
            1_000, new BigInteger(call.AsSpan(4 + (32 * 3), 32), isUnsigned: true, isBigEndian: true));
    }

    [Theory]
    [InlineData("transfer(address,uint256)", "a9059cbb")]
    [InlineData("supportsInterface(bytes4)", "01ffc9a7")]
    public void Selectors_are_the_known_ones(string signature, string selector) =>
        Assert.Equal(selector, Convert.ToHexStringLower(new AbiFunction(signature).Selector));

    [Theory]
    [InlineData("uint8", "0000000000000000000000000000000000000000000000000000000000000100")]
    [InlineData("int8", "0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("bool", "0000000000000000000000000000000000000000000000000000000000000002")]
    [InlineData("address", "0000000000000000000000010000000000000000000000000000000000000000")]
    [InlineData("bytes2", "aabb010000000000000000000000000000000000000000000000000000000000")]
    [InlineData("bytes", "00000000000000000000000000000000000000000000000000000000000000ff")]
    [InlineData("uint256", "00")]
    public void Bytes_outside_a_value_are_refused(string type, string data) =>
        Assert.Throws<AbiException>(
            () => AbiDecoder.Decode([AbiType.Parse(type)], Convert.FromHexString(data)));

    [Theory]
    [InlineData("uint7")]
    [InlineData("uint264")]
    [InlineData("bytes33")]
    [InlineData("bytes0")]
    [InlineData("uint08")]
    [InlineData("(uint8")]
    [InlineData("(uint8,)")]
    [InlineData("uint8]")]
    [InlineData("uint8[-1]")]
    [InlineData("float")]
    public void Names_that_are_no_type_are_refused(string name) =>
        Assert.Throws<FormatException>(() => AbiType.Parse(name));

    [Fact]
    public void Random_bytes_decode_or_are_refused_and_nothing_else() => Prop.ForAll<byte[]>(data =>
    {
        try
        {
            AbiDecoder.Decode(AbiType.Parse("(uint8[],(string,bytes)[2],int16)").Components, data);
        }
        catch (AbiException)
        {
            // The one refusal that is allowed.
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    // Every element of every array points back at the same place: without a limit 2^20 values would come out.
    [Fact]
    public void Offsets_that_multiply_the_answer_are_refused()
    {
        byte[] data = new byte[32 * 70];
        for (int word = 0; word < 70; word++)
        {
            data[(word * 32) + 31] = word == 0 ? (byte)32 : (byte)64;
        }

        Assert.Throws<AbiException>(() => AbiDecoder.Decode([AbiType.Parse("uint8[][][][][]")], data));
    }

    private static object Plain(AbiType type, JsonElement value) => type.Kind switch
    {
        AbiKind.NaturalNumber => new BigInteger(value.GetInt64()),
        AbiKind.Address => Address.Parse(value.GetString()!),
        AbiKind.Array => value.EnumerateArray().Select(element => Plain(type.Element!, element)).ToArray(),
        _ => Encoding.ASCII.GetBytes(value.GetString()!),
    };

    private static object Verbose(JsonElement value)
    {
        JsonElement content = value.GetProperty("value");
        return value.GetProperty("type").GetString() switch
        {
            "number" => BigInteger.Parse(content.GetString()!, CultureInfo.InvariantCulture),
            "boolean" => content.GetBoolean(),
            "string" => content.GetString()!,
            "hexstring" => HexBytes.Decode(content.GetString()!),
            "address" => Address.Parse(content.GetString()!),
            _ => content.EnumerateArray().Select(Verbose).ToArray(),
        };
    }
}
