using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SigningKeyTests
{
    private static readonly byte[] Data = "a licence of Gansu"u8.ToArray();

    public static TheoryData<Suite> AllSuites() => [.. SuiteTable.All.Select(info => info.Suite)];

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void A_signature_has_the_length_that_the_table_says(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);

        byte[] signature = key.Sign(Data);

        Assert.Equal(SuiteTable.Get(suite).SignatureLengthBytes ?? 384, signature.Length);
        Assert.Equal(key.SignatureLength, signature.Length);
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void An_exported_key_comes_back_as_the_same_key(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);

        using SigningKey again = SigningKey.Import(suite, key.ExportPkcs8());

        Assert.Equal(key.Public.KeyId.ToArray(), again.Public.KeyId.ToArray());
        Assert.True(key.Public.Verify(Data, again.Sign(Data)));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Many_threads_may_sign_and_verify_with_one_key(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);

        bool[] verified =
        [
            .. Enumerable.Range(0, 64).Select(BitConverter.GetBytes).AsParallel().WithDegreeOfParallelism(8)
                .Select(data => (data, signature: key.Sign(data)))
                .Select(one => key.Public.Verify(one.data, one.signature)
                    && !key.Public.Verify(Data, one.signature)),
        ];

        Assert.All(verified, Assert.True);
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Signing_writes_into_a_longer_buffer_and_refuses_a_shorter_one(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[] longer = new byte[key.SignatureLength + 5];

        int written = key.Sign(Data, longer);

        Assert.Equal(key.SignatureLength, written);
        Assert.True(key.Public.Verify(Data, longer.AsSpan(0, written)));
        Assert.Equal(new byte[5], longer[written..]);
        Assert.Throws<ArgumentException>(() => key.Sign(Data, new byte[key.SignatureLength - 1]));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void A_key_that_was_disposed_of_signs_no_more_but_its_public_half_goes_on(Suite suite)
    {
        SigningKey key = SigningKey.Import(suite, SuiteKeys.Of(suite).ExportPkcs8());
        byte[] signature = key.Sign(Data);

        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign(Data));
        Assert.Throws<ObjectDisposedException>(key.ExportPkcs8);
        Assert.True(key.Public.Verify(Data, signature));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Anything_but_one_unencrypted_key_is_malformed(Suite suite)
    {
        byte[] pkcs8 = SuiteKeys.Of(suite).ExportPkcs8();
        byte[][] variants =
            [[], pkcs8[..^1], [.. pkcs8, 0], SuiteKeys.Of(suite).Public.Spki.ToArray(), [.. "-----BEGIN"u8]];

        KeyRefusal?[] refusals = [.. variants.Select(variant => RefusalOf(suite, variant))];

        Assert.All(refusals, refusal => Assert.Equal(KeyRefusal.Malformed, refusal));
    }

    [Theory]
    [InlineData(Suite.ES256, 32)]
    [InlineData(Suite.ES384, 48)]
    [InlineData(Suite.SM2, 32)]
    public void A_private_key_with_the_public_key_of_another_is_refused(Suite suite, int length)
    {
        using SigningKey other = SigningKey.Generate(suite);
        byte[] scalar = new byte[length];
        scalar[^1] = 7;

        KeyRefusal? refusal =
            RefusalOf(suite, TestKeys.EcPrivateKey(suite, scalar, TestKeys.BitsOf(other.Public)));

        Assert.Equal(KeyRefusal.PrivateKey, refusal);
        Assert.Null(RefusalOf(suite, TestKeys.EcPrivateKey(suite, scalar)));
    }

    // 0, n and n − 1 for SM2, whose signing divides by 1 + d; 0 and n for ECDSA.
    [Theory]
    [InlineData(Suite.SM2, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(Suite.SM2, "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123")]
    [InlineData(Suite.SM2, "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122")]
    [InlineData(Suite.ES256, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(Suite.ES256, "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")]
    public void A_private_key_out_of_range_is_refused(Suite suite, string scalar)
    {
        Assert.NotNull(RefusalOf(suite, TestKeys.EcPrivateKey(suite, Convert.FromHexString(scalar))));
    }

    private static KeyRefusal? RefusalOf(Suite suite, byte[] pkcs8)
    {
        try
        {
            SigningKey.Import(suite, pkcs8).Dispose();
            return null;
        }
        catch (KeyRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
