using System.Numerics;
using System.Text;
using System.Text.Json;
using Certs.Core.Evm;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class Secp256k1Tests
{
    [Fact]
    public void The_accounts_of_ethers_have_their_addresses()
    {
        foreach (JsonElement vector in EthereumVectors.Ethers("accounts").EnumerateArray())
        {
            using Secp256k1Key key =
                Secp256k1Key.FromBytes(HexBytes.Decode(vector.GetProperty("privateKey").GetString()!));

            Assert.Equal(vector.GetProperty("address").GetString(), key.Address.ToString());
            Assert.Equal(key.Address, Address.Parse(vector.GetProperty("address").GetString()!));
        }
    }

    [Fact]
    public void The_keys_of_the_foundation_have_their_addresses()
    {
        foreach (JsonElement vector in EthereumVectors.Tests("BasicTests/keyaddrtest.json").EnumerateArray())
        {
            using Secp256k1Key key =
                Secp256k1Key.FromBytes(Convert.FromHexString(vector.GetProperty("key").GetString()!));

            Assert.Equal(Address.Parse("0x" + vector.GetProperty("addr").GetString()!), key.Address);
        }
    }

    // Deterministic signatures of SHA-256 hashes, known from other implementations of RFC 6979 with low s.
    [Theory]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000001", "Satoshi Nakamoto",
        "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8",
        "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5")]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000001",
        "All those moments will be lost in time, like tears in rain. Time to die...",
        "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b",
        "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21")]
    [InlineData(
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "Satoshi Nakamoto",
        "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0",
        "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5")]
    public void Signatures_are_those_of_rfc_6979(string secret, string text, string r, string s)
    {
        using Secp256k1Key key = Secp256k1Key.FromBytes(Convert.FromHexString(secret));
        Hash32 hash = new(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        RecoverableSignature signature = key.Sign(hash);

        Assert.Equal((Hash32.FromHex(r), Hash32.FromHex(s)), (signature.R, signature.S));
        Assert.Equal(key.Address, Secp256k1.RecoverAddress(hash, signature));
    }

    [Fact]
    public void Whoever_signed_is_recovered_and_nobody_else()
    {
        for (int i = 0; i < 200; i++)
        {
            using Secp256k1Key key = Secp256k1Key.Create();
            Hash32 hash = Keccak256.Hash([(byte)i]);
            RecoverableSignature signature = key.Sign(hash);

            Address? signer = Secp256k1.RecoverAddress(hash, signature);
            Address? other = Secp256k1.RecoverAddress(
                hash, signature with { YParity = (byte)(1 - signature.YParity) });

            Assert.Equal(key.Address, signer);
            Assert.NotEqual(key.Address, other);
        }
    }

    // (r, n − s) with the other parity is the same signature to the mathematics; EIP-2 lets only one of them
    // be.
    [Fact]
    public void The_twin_of_a_signature_is_refused()
    {
        using Secp256k1Key key = Secp256k1Key.Create();
        Hash32 hash = Keccak256.Hash([1]);
        RecoverableSignature signature = key.Sign(hash);
        BigInteger order = new(Secp256k1.Order, isUnsigned: true, isBigEndian: true);
        BigInteger high = order - new BigInteger(signature.S.ToArray(), isUnsigned: true, isBigEndian: true);
        RecoverableSignature twin = new(
            signature.R, new Hash32(high.ToByteArray(isUnsigned: true, isBigEndian: true)),
            (byte)(1 - signature.YParity));

        Assert.Null(Secp256k1.RecoverAddress(hash, twin));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("01")]
    public void Numbers_that_are_no_key_are_refused_without_repeating_them(string secret)
    {
        ArgumentException refusal =
            Assert.Throws<ArgumentException>(() => Secp256k1Key.FromBytes(Convert.FromHexString(secret)));

        Assert.DoesNotContain(secret, refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_key_shows_its_address_and_never_itself()
    {
        byte[] secret = new byte[32];
        secret[31] = 7;
        using Secp256k1Key key = Secp256k1Key.FromBytes(secret);

        Assert.Equal(key.Address.ToString(), key.ToString());
    }
}
