using System.Numerics;
using System.Security.Cryptography;
using Certs.Core.Suites;
using Certs.Core.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

// The same answer as libcrypto, whatever the signature.
public sealed class OwnArithmeticTests
{
    private const int Keys = 6;
    private const int Messages = 8;

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.SM2)]
    public void Good_and_altered_signatures_get_the_answer_of_libcrypto(Suite suite)
    {
        int good = 0;
        for (int number = 0; number < Keys * Messages; number++)
        {
            using SigningKey key = SigningKey.Generate(suite);
            VerificationKey native = VerificationKey.ImportNative(suite, key.Public.Spki.Span);
            byte[] data = RandomNumberGenerator.GetBytes(number);
            foreach (byte[] signature in Altered(key.Sign(data), number))
            {
                bool isGood = native.Verify(data, signature);
                Assert.Equal(isGood, key.Public.Verify(data, signature));
                good += isGood ? 1 : 0;
            }
        }

        Assert.True(good >= Keys * Messages, $"{good} signatures were good.");
    }

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.SM2)]
    public void Halves_at_their_limits_get_the_answer_of_libcrypto(Suite suite)
    {
        CurveReference curve = suite == Suite.SM2 ? CurveReference.Sm2 : CurveReference.P256;
        BigInteger[] limits =
        [
            0, 1, 2, curve.Order / 2, curve.Order - 2, curve.Order - 1, curve.Order, curve.Order + 1,
            curve.Prime - curve.Order, curve.Prime - 1, curve.Prime, (BigInteger.One << 256) - 1,
        ];
        SignatureBatch together = new();
        List<bool> expected = [];
        foreach (BigInteger d in new[] { 1, 2, curve.Order - 2, curve.Order / 5 })
        {
            VerificationKey own = curve.Key(d);
            VerificationKey native = curve.NativeKey(d);
            foreach (BigInteger r in limits)
            {
                foreach (BigInteger s in limits)
                {
                    byte[] signature = [.. r.ToBytes(), .. s.ToBytes()];
                    bool isGood = native.Verify([1, 2, 3], signature);
                    Assert.Equal(isGood, own.Verify([1, 2, 3], signature));
                    together.Add(own, [1, 2, 3], signature);
                    expected.Add(isGood);
                }
            }
        }

        Assert.Equal(expected, together.Verify());
    }

    // u1 + u2 d = 0, so the sum of points is infinity and has no x.
    [Fact]
    public void An_ECDSA_signature_whose_sum_is_infinity_is_refused()
    {
        CurveReference curve = CurveReference.P256;
        BigInteger d = curve.Order / 7;
        byte[] data = [4, 5, 6];
        BigInteger e = new BigInteger(SHA256.HashData(data), isUnsigned: true, isBigEndian: true) % curve.Order;
        BigInteger r = (-e * CurveReference.Inverse(d, curve.Order)).Mod(curve.Order);

        foreach (BigInteger s in new[] { 1, 2, curve.Order - 1, curve.Order / 3 })
        {
            byte[] signature = [.. r.ToBytes(), .. s.ToBytes()];
            Assert.False(curve.Key(d).Verify(data, signature));
            Assert.False(curve.NativeKey(d).Verify(data, signature));
        }
    }

    // s + t d = 0.
    [Fact]
    public void An_SM2_signature_whose_sum_is_infinity_is_refused()
    {
        CurveReference curve = CurveReference.Sm2;
        BigInteger d = curve.Order / 7;

        foreach (BigInteger t in new[] { 1, 2, curve.Order - 1, curve.Order / 3 })
        {
            BigInteger s = (-t * d).Mod(curve.Order);
            byte[] signature = [.. (t - s).Mod(curve.Order).ToBytes(), .. s.ToBytes()];
            Assert.False(curve.Key(d).Verify([4, 5, 6], signature));
            Assert.False(curve.NativeKey(d).Verify([4, 5, 6], signature));
        }
    }

    // r + s = n, which GB/T 32918.2-2016 §7.1 refuses in step B5.
    [Fact]
    public void An_SM2_signature_with_t_zero_is_refused()
    {
        CurveReference curve = CurveReference.Sm2;
        BigInteger r = curve.Order / 9;

        byte[] signature = [.. r.ToBytes(), .. (curve.Order - r).ToBytes()];

        Assert.False(curve.Key(5).Verify([7], signature));
        Assert.False(curve.NativeKey(5).Verify([7], signature));
    }

    private static IEnumerable<byte[]> Altered(byte[] signature, int number)
    {
        yield return signature;
        yield return WithChangedBit(signature, number * 5 % 512);
        yield return WithChangedBit(signature, 511 - number);
        yield return [.. signature.AsSpan(32), .. signature.AsSpan(0, 32)];
        yield return signature[..63];
        yield return [.. signature, 0];

        // r, n − s: good for ECDSA, not for SM2.
        byte[] negated = [.. signature];
        BigInteger order = Montgomery<P256Order>.Modulus.ToBig();
        BigInteger s = new(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        (order - s).Mod(order).ToBytes().CopyTo(negated, 32);
        yield return negated;
    }

    private static byte[] WithChangedBit(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
