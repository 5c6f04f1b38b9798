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
