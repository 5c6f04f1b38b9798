using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class PublicKeyEncodingTests
{
    private readonly byte[] _spki;

    public PublicKeyEncodingTests()
    {
        using SigningKey key = SigningKey.Generate(Suite.ES256);
        _spki = key.Public.Spki.ToArray();
    }

    [Fact]
    public void Anything_but_the_one_der_encoding_is_malformed()
    {
        byte[][] variants =
        [
            [],
            [0x30],
            [0x30, 0x00],
            _spki[..^1],
            [.. _spki, 0x00],
            [0x30, 0x81, _spki[1], .. _spki[2..]],
            [0x30, 0x80, .. _spki[2..], 0x00, 0x00],
            [.. "-----BEGIN PUBLIC KEY-----"u8],
            new byte[9000],
            WithUnusedBits(),
        ];

        KeyRefusal?[] refusals = [.. variants.Select(variant => TestKeys.RefusalOf(Suite.ES256, variant))];

        Assert.All(refusals, refusal => Assert.Equal(KeyRefusal.Malformed, refusal));
    }

    [Fact]
    public void Any_changed_bit_of_a_key_is_refused_or_makes_another_key()
    {
        VerificationKey key = VerificationKey.Import(Suite.ES256, _spki);

        List<byte[]> sameKey = [];
        for (int bit = 0; bit < 8 * _spki.Length; bit++)
        {
            byte[] changed = [.. _spki];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (TestKeys.RefusalOf(Suite.ES256, changed) is null
                && VerificationKey.Import(Suite.ES256, changed).KeyId.Span.SequenceEqual(key.KeyId.Span))
            {
                sameKey.Add(changed);
            }
        }

        Assert.Empty(sameKey);
    }

    [Fact]
    public void A_key_is_identified_by_the_hash_of_its_encoding()
    {
        VerificationKey key = VerificationKey.Import(Suite.ES256, _spki);

        Assert.Equal(_spki, key.Spki.ToArray());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(_spki), key.KeyId.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(65535)]
    public void A_suite_that_is_not_in_the_table_is_a_defect_of_the_caller(ushort suite)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => VerificationKey.Import((Suite)suite, _spki));
        Assert.Throws<ArgumentOutOfRangeException>(() => SigningKey.Generate((Suite)suite));
    }

    // The BIT STRING of a P-256 key ends 03 42 00 04 ‖ x ‖ y, where 00 is the number of unused bits.
    private byte[] WithUnusedBits()
    {
        byte[] changed = [.. _spki];
        changed[^66] = 1;
        changed[^1] &= 0xFE;
        return changed;
    }
}
