using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class Sm2Tests
{
    // GB/T 32918.5-2017 appendix A.2, user id 1234567812345678.
    private const string PrivateKey = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private const string Nonce = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
    private const string Za = "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3";
    private const string Digest = "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640";
    private const string Point =
        "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private const string Signature =
        "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
        + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    private static readonly byte[] Message = "message digest"u8.ToArray();
    private static readonly byte[] DefaultId = "1234567812345678"u8.ToArray();

    [Fact]
    public void The_standards_signature_verifies()
    {
        VerificationKey key = VerificationKey.Import(Suite.SM2, TestKeys.EcSpki(Suite.SM2, Hex(Point)));

        Assert.True(key.Verify(Message, Hex(Signature)));
    }

    [Fact]
    public void The_standards_intermediate_values_come_out()
    {
        byte[] za = EcDigest.Za(EcDigest.DefaultUserId, Hex(Point));
        byte[] digest = new byte[32];
        new EcDigest(Curve.Sm2, Hex(Point)).Compute(Message, digest);

        Assert.Equal((Za, Digest), (Convert.ToHexString(za), Convert.ToHexString(digest)));
    }

    [Fact]
    public void The_second_implementation_makes_the_standards_signature_from_its_nonce()
    {
        byte[] signature = Sm2Reference.Sign(Number(PrivateKey), DefaultId, Message, Number(Nonce));

        Assert.Equal(Signature, Convert.ToHexString(signature));
    }

    [Fact]
    public void The_standards_private_key_has_the_standards_public_key()
    {
        byte[] pkcs8 = TestKeys.EcPrivateKey(Suite.SM2, Hex(PrivateKey));

        using SigningKey key = SigningKey.Import(Suite.SM2, pkcs8);

        Assert.Equal(Point, Convert.ToHexString(TestKeys.BitsOf(key.Public)));
        Assert.True(Sm2Reference.Verify(Hex(Point), DefaultId, Message, key.Sign(Message)));
    }

    [Fact]
    public void Both_implementations_take_each_others_signatures()
    {
        using SigningKey key = SigningKey.Generate(Suite.SM2);
        byte[] point = TestKeys.BitsOf(key.Public);
        BigInteger d = new(RandomNumberGenerator.GetBytes(31), isUnsigned: true);
        VerificationKey other =
            VerificationKey.Import(Suite.SM2, TestKeys.EcSpki(Suite.SM2, Sm2Reference.PublicPoint(d)));

        bool[] agreed =
        [
            .. Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetBytes(40)).Select(message =>
                Sm2Reference.Verify(point, DefaultId, message, key.Sign(message))
                && other.Verify(message, Sm2Reference.Sign(d, DefaultId, message, NewNonce()))),
        ];

        Assert.All(agreed, Assert.True);
    }

    // Without a user id libcrypto would sign with an empty one; other ids are other signatures.
    [Theory]
    [InlineData("")]
    [InlineData("1234567812345679")]
    [InlineData("sm2test@example.com")]
    public void A_signature_under_another_user_id_is_refused(string userId)
    {
        byte[] id = System.Text.Encoding.ASCII.GetBytes(userId);
        VerificationKey key = VerificationKey.Import(Suite.SM2, TestKeys.EcSpki(Suite.SM2, Hex(Point)));

        byte[] signature = Sm2Reference.Sign(Number(PrivateKey), id, Message, Number(Nonce));

        Assert.False(key.Verify(Message, signature));
        Assert.True(Sm2Reference.Verify(Hex(Point), id, Message, signature));
    }

    // Digests without ZA: what ECDSA signs, and what writers sign who do not know of the user id.
    [Fact]
    public void A_signature_over_a_digest_without_user_id_and_key_is_refused()
    {
        byte[] point = Hex(Point);
        using ECDsa ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.CreateFromValue("1.2.156.10197.1.301"),
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
            D = Hex(PrivateKey),
        });
        VerificationKey key = VerificationKey.Import(Suite.SM2, TestKeys.EcSpki(Suite.SM2, point));

        byte[] bySha256 = ecdsa.SignData(Message, HashAlgorithmName.SHA256);
        byte[] bySm3 = ecdsa.SignHash(Hashing.Sm3(Message));

        Assert.All([bySha256, bySm3], signature => Assert.False(key.Verify(Message, signature)));
    }

    private static BigInteger NewNonce() => new(RandomNumberGenerator.GetBytes(31), isUnsigned: true);

    private static BigInteger Number(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);
}
