using System.Numerics;
using System.Security.Cryptography;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class RsaKeyRulesTests
{
    private static readonly BigInteger Modulus = ModulusOf(2048);

    [Theory]
    [InlineData(1024, KeyRefusal.ModulusTooShort)]
    [InlineData(2047, KeyRefusal.ModulusTooShort)]
    [InlineData(4097, KeyRefusal.ModulusTooLong)]
    [InlineData(16384, KeyRefusal.ModulusTooLong)]
    public void The_length_of_the_modulus_has_limits(int bits, KeyRefusal expected)
    {
        BigInteger modulus = BigInteger.Pow(2, bits) - 1;

        KeyRefusal? refusal = TestKeys.RefusalOf(Suite.PS256, TestKeys.RsaSpki(modulus, 65537));

        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData(2048)]
    [InlineData(3072)]
    [InlineData(4096)]
    public void A_usual_key_is_taken(int bits)
    {
        byte[] spki = TestKeys.RsaSpki(ModulusOf(bits), 65537);

        Assert.Null(TestKeys.RefusalOf(Suite.PS256, spki));
        Assert.Null(TestKeys.RefusalOf(Suite.RS256, spki));
    }

    [Theory]
    [InlineData(-65537L, KeyRefusal.Exponent)]
    [InlineData(0L, KeyRefusal.Exponent)]
    [InlineData(1L, KeyRefusal.Exponent)]
    [InlineData(3L, KeyRefusal.Exponent)]
    [InlineData(65535L, KeyRefusal.Exponent)]
    [InlineData(65536L, KeyRefusal.Exponent)]
    [InlineData(65537L, null)]
    [InlineData(65539L, null)]
    [InlineData((1L << 32) - 1, null)]
    [InlineData(1L << 32, KeyRefusal.Exponent)]
    [InlineData((1L << 32) + 1, KeyRefusal.Exponent)]
    public void The_exponent_is_odd_and_within_its_limits(long exponent, KeyRefusal? expected)
    {
        KeyRefusal? refusal = TestKeys.RefusalOf(Suite.PS256, TestKeys.RsaSpki(Modulus, exponent));

        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void A_negative_modulus_is_refused()
    {
        Assert.Equal(
            KeyRefusal.ModulusTooShort, TestKeys.RefusalOf(Suite.PS256, TestKeys.RsaSpki(-Modulus, 65537)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9973)]
    public void A_modulus_with_a_small_factor_is_refused(int factor)
    {
        BigInteger modulus = factor * RandomOdd(2048 - 1);

        KeyRefusal? refusal = TestKeys.RefusalOf(Suite.PS256, TestKeys.RsaSpki(modulus, 65537));

        Assert.Equal(KeyRefusal.WeakModulus, refusal);
    }

    // A modulus with the form of CVE-2017-15361: a power of 65537 modulo the product of all small primes.
    [Fact]
    public void A_modulus_with_the_fingerprint_of_roca_is_refused()
    {
        BigInteger product = 1;
        foreach (int prime in PrimesUpTo167())
        {
            product *= prime;
        }

        BigInteger step = RandomOdd(2048) / product;
        BigInteger modulus = (step * product) + BigInteger.ModPow(65537, 12345, product);

        KeyRefusal? refusal = TestKeys.RefusalOf(Suite.RS256, TestKeys.RsaSpki(modulus, 65537));

        Assert.Equal(KeyRefusal.Roca, refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(1_000_000)]
    public void A_modulus_of_two_close_factors_is_refused(int distance)
    {
        using RSA rsa = RSA.Create(2048);
        BigInteger factor = new(rsa.ExportParameters(true).P, isUnsigned: true, isBigEndian: true);

        bool areClose = WeakModulus.HasCloseFactors(factor * (factor + distance));

        Assert.True(areClose);
        Assert.False(WeakModulus.HasCloseFactors(Modulus));
    }

    [Fact]
    public void Parameters_other_than_null_and_broken_numbers_are_malformed()
    {
        byte[] key = TestKeys.BitsOf(VerificationKey.Import(Suite.PS256, TestKeys.RsaSpki(Modulus, 65537)));
        byte[][] broken =
        [
            PublicKeyInfo.Write("1.2.840.113549.1.1.1", null, hasNull: false, key),
            PublicKeyInfo.Write("1.2.840.113549.1.1.1", "1.2.3", hasNull: false, key),
            PublicKeyInfo.Write("1.2.840.113549.1.1.1", null, hasNull: true, key.AsSpan(0, key.Length - 1)),
            PublicKeyInfo.Write("1.2.840.113549.1.1.1", null, hasNull: true, [.. key, 0]),
            PublicKeyInfo.Write("1.2.840.113549.1.1.1", null, hasNull: true, []),
        ];

        KeyRefusal?[] refusals = [.. broken.Select(spki => TestKeys.RefusalOf(Suite.PS256, spki))];

        Assert.All(refusals, refusal => Assert.Equal(KeyRefusal.Malformed, refusal));
    }

    private static BigInteger ModulusOf(int bits)
    {
        using RSA rsa = RSA.Create(bits);
        return new BigInteger(rsa.ExportParameters(false).Modulus, isUnsigned: true, isBigEndian: true);
    }

    private static IEnumerable<int> PrimesUpTo167() =>
        Enumerable.Range(2, 166).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0));

    private static BigInteger RandomOdd(int bits)
    {
        BigInteger random = new(RandomNumberGenerator.GetBytes(bits / 8), isUnsigned: true);
        return (random | 1) | (BigInteger.One << (bits - 1));
    }
}
