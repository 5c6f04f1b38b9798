using System.Globalization;
using System.Numerics;
using Certs.Core.Suites;
using Certs.Core.Tests.Suites;
using Xunit;

namespace Certs.Core.Tests.Vectors;

public sealed class BotanTests
{
    [Fact]
    public void Every_sm3_value_is_the_published_one()
    {
        List<IReadOnlyDictionary<string, string>> cases = BotanFile.Read("sm3.vec", "Out");

        Assert.NotEmpty(cases);
        Assert.All(cases, one => Assert.Equal(
            one["Out"].ToUpperInvariant(),
            Convert.ToHexString(Hashing.Sm3(Convert.FromHexString(one["In"])))));
    }

    // The user id of a case is not ours, so its signature is re-made from its nonce with our own second
    // implementation; that one is then held against libcrypto in Sm2ReferenceTests.
    [Fact]
    public void The_second_implementation_of_sm2_makes_the_published_signatures_from_their_nonces()
    {
        IReadOnlyDictionary<string, string>[] cases =
        [
            .. BotanFile.Read("sm2_sig.vec", "Signature")
                .Where(one => one["Oid"] == "1.2.156.10197.1.301" && one["Hash"] == "SM3"),
        ];

        Assert.NotEmpty(cases);
        Assert.All(cases, one => Assert.Equal(one["Signature"], Convert.ToHexString(SignAgain(one))));
    }

    [Theory]
    [InlineData("secp256r1", "SHA-256", Suite.ES256, 32)]
    [InlineData("secp384r1", "SHA-384", Suite.ES384, 48)]
    public void The_signatures_of_rfc6979_verify(string group, string hash, Suite suite, int length)
    {
        IReadOnlyDictionary<string, string>[] cases =
        [
            .. BotanFile.Read("ecdsa_rfc6979.vec", "Signature")
                .Where(one => one["Group"] == group && one["Hash"] == hash),
        ];

        Assert.True(cases.Length >= 2);
        Assert.All(cases, one =>
        {
            byte[] pkcs8 = TestKeys.EcPrivateKey(suite, BotanFile.Bytes(one["X"], length)!);
            using SigningKey key = SigningKey.Import(suite, pkcs8);
            Assert.True(key.Public.Verify(
                Convert.FromHexString(one["Msg"]), Convert.FromHexString(one["Signature"])));
        });
    }

    // NIST CAVS: points that are not on the curve or whose coordinates are out of range.
    [Theory]
    [InlineData("secp256r1", Suite.ES256, 32)]
    [InlineData("secp384r1", Suite.ES384, 48)]
    [InlineData("secp256r1", Suite.SM2, 32)]
    public void Every_invalid_point_is_refused(string group, Suite suite, int length)
    {
        IReadOnlyDictionary<string, string>[] cases =
            [.. BotanFile.Read("ecdsa_invalid.vec", "InvalidKeyY").Where(one => one["Group"] == group)];

        Assert.True(cases.Length >= 10);
        Assert.All(cases, one => Assert.Contains(
            TestKeys.RefusalOf(suite, SpkiOf(suite, one, length)),
            new KeyRefusal?[] { KeyRefusal.NotOnCurve, KeyRefusal.PointEncoding }));
    }

    [Fact]
    public void Ed25519_keys_are_taken_and_refused_as_published()
    {
        List<IReadOnlyDictionary<string, string>> cases = BotanFile.Read("ed25519_key_valid.vec", "Pubkey");

        Assert.True(cases.Count >= 10);
        Assert.All(cases, one => Assert.Equal(
            one["[]"] == "[Valid]",
            TestKeys.RefusalOf(Suite.EdDSA, SpkiOf(one)) is null));
    }

    [Fact]
    public void Ed25519_signatures_are_judged_as_published()
    {
        IReadOnlyDictionary<string, string>[] cases =
            [.. BotanFile.Read("ed25519_verify.vec", "Signature").Where(one => one["[]"] == "[Pure]")];

        Assert.True(cases.Length >= 40);
        Assert.All(cases, one => Assert.Equal(one["Valid"] == "1", IsEd25519Accepted(one)));
    }

    private static bool IsEd25519Accepted(IReadOnlyDictionary<string, string> one)
    {
        byte[] spki = SpkiOf(one);
        return TestKeys.RefusalOf(Suite.EdDSA, spki) is null
            && VerificationKey.Import(Suite.EdDSA, spki).Verify(
                Convert.FromHexString(one["Msg"]), Convert.FromHexString(one["Signature"]));
    }

    private static byte[] SignAgain(IReadOnlyDictionary<string, string> one) => Sm2Reference.Sign(
        Number(one["x"]),
        System.Text.Encoding.ASCII.GetBytes(one["Ident"]),
        Convert.FromHexString(one["Msg"]),
        Number(one["Nonce"]));

    private static byte[] SpkiOf(IReadOnlyDictionary<string, string> one) =>
        TestKeys.Ed25519Spki(Convert.FromHexString(one["Pubkey"]));

    private static byte[] SpkiOf(Suite suite, IReadOnlyDictionary<string, string> one, int length) =>
        TestKeys.EcSpki(
            suite,
            [0x04, .. Coordinate(one["InvalidKeyX"], length), .. Coordinate(one["InvalidKeyY"], length)]);

    // A coordinate that does not fit makes a point of another length.
    private static byte[] Coordinate(string hex, int length) =>
        BotanFile.Bytes(hex, length) ?? BotanFile.Bytes(hex, length + 1)!;

    private static BigInteger Number(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
