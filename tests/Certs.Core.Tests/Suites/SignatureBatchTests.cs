using System.Numerics;
using System.Security.Cryptography;
using Certs.Core.Suites;
using Certs.Core.Tests.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites;

/// <summary>Signatures verified together get the answer that each gets from libcrypto.</summary>
public sealed class SignatureBatchTests
{
    [Fact]
    public void Signatures_of_every_suite_are_verified_in_batches_of_any_size()
    {
        SigningKey[] keys = [.. SuiteTable.All.Select(info => SigningKey.Generate(info.Suite)),
            SigningKey.Generate(Suite.ES256), SigningKey.Generate(Suite.SM2), SigningKey.Generate(Suite.ES256)];
        for (int size = 0; size <= 40; size++)
        {
            SignatureBatch batch = new();
            List<bool> expected = [];
            for (int i = 0; i < size; i++)
            {
                SigningKey key = keys[RandomNumberGenerator.GetInt32(keys.Length)];
                byte[] data = RandomNumberGenerator.GetBytes(i);
                byte[] signature = key.Sign(data);
                bool isGood = RandomNumberGenerator.GetInt32(3) > 0;
                signature[RandomNumberGenerator.GetInt32(signature.Length)] ^= (byte)(isGood ? 0 : 1);
                Assert.Equal(i, batch.Add(key.Public, data, signature));
                expected.Add(isGood);
            }

            Assert.Equal(expected, batch.Verify());
        }

        Array.ForEach(keys, key => key.Dispose());
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
        SignatureBatch batch = new();
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
                    batch.Add(own, [1, 2, 3], signature);
                    expected.Add(native.Verify([1, 2, 3], signature));
                }
            }
        }

        Assert.Equal(expected, batch.Verify());
    }

    // u1 + u2 d = 0: the sum of points is infinity. The rest of the batch is not touched by it.
    [Fact]
    public void A_signature_whose_sum_is_infinity_is_refused_among_good_ones()
    {
        CurveReference curve = CurveReference.P256;
        BigInteger d = curve.Order / 7;
        VerificationKey cursed = curve.Key(d);
        using SigningKey key = SigningKey.Generate(Suite.ES256);
        byte[] data = [4, 5, 6];
        byte[] good = key.Sign(data);
        BigInteger e = new BigInteger(SHA256.HashData(data), isUnsigned: true, isBigEndian: true) % curve.Order;
        BigInteger r = (-e * CurveReference.Inverse(d, curve.Order)).Mod(curve.Order);
        SignatureBatch batch = new();
        for (int i = 0; i < 12; i++)
        {
            batch.Add(key.Public, data, good);
            batch.Add(cursed, data, [.. r.ToBytes(), .. new BigInteger(i + 1).ToBytes()]);
        }

        Assert.Equal(Enumerable.Range(0, 24).Select(at => at % 2 == 0), batch.Verify());
    }

    [Fact]
    public void A_signature_of_a_wrong_length_is_none()
    {
        using SigningKey key = SigningKey.Generate(Suite.ES256);
        byte[] good = key.Sign([1]);
        SignatureBatch batch = new();

        batch.Add(key.Public, [1], good.AsSpan(0, 63));
        batch.Add(key.Public, [1], good);
        batch.Add(key.Public, [1], []);

        Assert.Equal([false, true, false], batch.Verify());
    }
}
