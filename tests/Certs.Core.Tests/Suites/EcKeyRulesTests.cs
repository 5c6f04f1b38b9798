using System.Globalization;
using System.Numerics;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class EcKeyRulesTests
{
    public static TheoryData<Suite> EcSuites() => [Suite.ES256, Suite.ES384, Suite.SM2];

    [Theory]
    [MemberData(nameof(EcSuites))]
    public void Only_an_uncompressed_point_is_taken(Suite suite)
    {
        byte[] point = NewPoint(suite);
        int half = point.Length / 2;
        byte[][] others =
        [
            [(byte)(2 + (point[^1] & 1)), .. point[1..(1 + half)]],
            [(byte)(6 + (point[^1] & 1)), .. point[1..]],
            [0x00],
            [0x00, .. point[1..]],
            [],
            point[..^1],
            [.. point, 0x00],
            point[1..],
        ];

        KeyRefusal?[] refusals =
            [.. others.Select(other => TestKeys.RefusalOf(suite, TestKeys.EcSpki(suite, other)))];

        Assert.All(refusals, refusal => Assert.Equal(KeyRefusal.PointEncoding, refusal));
        Assert.Null(TestKeys.RefusalOf(suite, TestKeys.EcSpki(suite, point)));
    }

    [Theory]
    [MemberData(nameof(EcSuites))]
    public void A_point_off_the_curve_is_refused(Suite suite)
    {
        byte[] point = NewPoint(suite);
        byte[] changedX = Changed(point, 5);
        byte[] changedY = Changed(point, point.Length - 1);
        byte[] origin = new byte[point.Length];
        origin[0] = 4;

        KeyRefusal?[] refusals =
        [
            .. new[] { changedX, changedY, origin }
                .Select(one => TestKeys.RefusalOf(suite, TestKeys.EcSpki(suite, one))),
        ];

        Assert.All(refusals, refusal => Assert.Equal(KeyRefusal.NotOnCurve, refusal));
    }

    // x = 0 is on P-256 with y² = b; x = p is the same number, written a second way.
    [Fact]
    public void A_coordinate_that_is_not_below_the_prime_is_refused()
    {
        BigInteger p =
            (BigInteger.One << 256) - (BigInteger.One << 224)
            + (BigInteger.One << 192) + (BigInteger.One << 96) - 1;
        BigInteger b = BigInteger.Parse(
            "41058363725152142129326129780047268409114441015993725554835256314039467401291",
            CultureInfo.InvariantCulture);
        byte[] y = BigInteger.ModPow(b, (p + 1) / 4, p).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] zero = [0x04, .. new byte[32], .. y];
        byte[] prime = [0x04, .. p.ToByteArray(isUnsigned: true, isBigEndian: true), .. y];

        KeyRefusal?[] refusals =
        [
            .. new[] { zero, prime }
                .Select(one => TestKeys.RefusalOf(Suite.ES256, TestKeys.EcSpki(Suite.ES256, one))),
        ];

        Assert.Equal([null, KeyRefusal.NotOnCurve], refusals);
    }

    [Fact]
    public void An_sm2_key_has_one_identity_however_it_was_written()
    {
        byte[] point = NewPoint(Suite.SM2);
        byte[][] written =
        [
            PublicKeyInfo.Write("1.2.840.10045.2.1", "1.2.156.10197.1.301", hasNull: false, point),
            PublicKeyInfo.Write("1.2.156.10197.1.301", "1.2.156.10197.1.301", hasNull: false, point),
            PublicKeyInfo.Write("1.2.156.10197.1.301", null, hasNull: false, point),
        ];

        VerificationKey[] keys = [.. written.Select(spki => VerificationKey.Import(Suite.SM2, spki))];

        Assert.All(keys, key => Assert.Equal(written[0], key.Spki.ToArray()));
        Assert.All(keys, key => Assert.Equal(Hashing.Sha256(written[0]), key.KeyId.ToArray()));
    }

    [Theory]
    [InlineData(Suite.SM2, "1.2.156.10197.1.301", "1.2.840.10045.3.1.7", KeyRefusal.WrongCurve)]
    [InlineData(Suite.SM2, "1.2.840.10045.2.1", null, KeyRefusal.WrongCurve)]
    [InlineData(Suite.ES256, "1.2.840.10045.2.1", null, KeyRefusal.WrongCurve)]
    [InlineData(Suite.ES256, "1.2.840.10045.3.1.7", null, KeyRefusal.WrongAlgorithm)]
    [InlineData(Suite.ES256, "1.2.840.10045.3.1.7", "1.2.840.10045.3.1.7", KeyRefusal.WrongAlgorithm)]
    public void Other_ways_of_naming_the_curve_are_refused(
        Suite suite, string algorithm, string? curve, KeyRefusal expected)
    {
        byte[] spki = PublicKeyInfo.Write(algorithm, curve, hasNull: false, NewPoint(suite));

        Assert.Equal(expected, TestKeys.RefusalOf(suite, spki));
    }

    private static byte[] NewPoint(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        return TestKeys.BitsOf(key.Public);
    }

    private static byte[] Changed(byte[] bytes, int place)
    {
        byte[] changed = [.. bytes];
        changed[place] ^= 1;
        return changed;
    }
}
