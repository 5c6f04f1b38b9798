using System.Text;
using System.Text.Json;
using Certs.Core.Evm;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class Keccak256Tests
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Known_values_come_out(string text, string expected)
    {
        Hash32 hash = Keccak256.Hash(Encoding.ASCII.GetBytes(text));

        Assert.Equal(Hash32.FromHex(expected), hash);
    }

    [Fact]
    public void The_hashes_of_ethers_come_out()
    {
        foreach (JsonElement vector in EthereumVectors.Ethers("hashes").EnumerateArray())
        {
            byte[] data = HexBytes.Decode(vector.GetProperty("data").GetString()!);

            Assert.Equal(Hash32.FromHex(vector.GetProperty("keccak256").GetString()!), Keccak256.Hash(data));
        }
    }

    // 135, 136 and 137 bytes stand around the sponge's rate, where padding takes a block of its own.
    [Theory]
    [InlineData(135, "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446")]
    [InlineData(136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e")]
    [InlineData(137, "d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39")]
    public void A_full_block_is_padded_with_another(int length, string expected)
    {
        byte[] data = new byte[length];
        Array.Fill(data, (byte)'a');

        Assert.Equal(Hash32.FromHex(expected), Keccak256.Hash(data));
    }
}
