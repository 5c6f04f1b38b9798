using System.Numerics;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

// Other ways of writing a signature, or of making a second one out of it.
public sealed class SignatureFormTests
{
    private static readonly byte[] Data = "one licence"u8.ToArray();

    private static readonly Dictionary<Suite, BigInteger> Orders = new()
    {
        [Suite.ES256] = Order(
            "115792089210356248762697446949407573529996955224135760342422259061068512044369"),
        [Suite.ES384] = Order(
            "39402006196394479212279040100143613805079739270465446667946"
            + "905279627659399113263569398956308152294913554433653942643"),
        [Suite.SM2] = Sm2Reference.Order,
    };

    public static TheoryData<Suite> EcSuites() => [.. Orders.Keys];

    // 12 forms of each of 84 signatures: more than 1,000 for each suite.
    [Theory]
    [MemberData(nameof(EcSuites))]
    public void No_other_form_of_a_signature_is_accepted(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[][] forms = [.. Enumerable.Range(0, 84).SelectMany(_ => OtherForms(suite, key.Sign(Data)))];

        byte[][] accepted = [.. forms.Where(form => key.Public.Verify(Data, form))];

        Assert.True(forms.Length >= 1000);
        Assert.Empty(accepted);
    }

    // So a signature is no identity. The anchored leaf holds the payload's digests, and tells the two apart.
    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.ES384)]
    public void The_mirrored_ecdsa_signature_verifies_and_makes_another_leaf_for_the_same_payload(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[] signature = key.Sign(Data);
        byte[] mirrored = Mirrored(suite, signature);

        byte[] leaf = AnchorLeaf.Compute(Data, [AnchoredSignature.Of(suite, Data, signature)]);
        byte[] mirroredLeaf = AnchorLeaf.Compute(Data, [AnchoredSignature.Of(suite, Data, mirrored)]);

        Assert.True(key.Public.Verify(Data, mirrored));
        Assert.NotEqual(leaf, mirroredLeaf);
    }

    [Fact]
    public void The_mirrored_sm2_signature_does_not_verify()
    {
        SigningKey key = SuiteKeys.Of(Suite.SM2);

        Assert.False(key.Public.Verify(Data, Mirrored(Suite.SM2, key.Sign(Data))));
    }

    [Theory]
    [InlineData(Suite.PS256)]
    [InlineData(Suite.RS256)]
    public void An_rsa_signature_has_exactly_the_length_of_the_modulus(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[] signature = key.Sign(Data);
        byte[][] others =
            [[0, .. signature], [.. signature, 0], signature[1..], signature[..^1], [], new byte[384]];

        Assert.Equal(384, signature.Length);
        Assert.All(others, other => Assert.False(key.Public.Verify(Data, other)));
    }

    // s + L is the same number for a lax verifier (RFC 8032 §5.1.7 refuses it).
    [Fact]
    public void An_ed25519_signature_with_an_unreduced_half_is_refused()
    {
        SigningKey key = SuiteKeys.Of(Suite.EdDSA);
        byte[] signature = key.Sign(Data);
        BigInteger order = (BigInteger.One << 252) + Order("27742317777372353535851937790883648493");
        BigInteger s = new BigInteger(signature.AsSpan(32), isUnsigned: true) + order;

        byte[] unreduced = [.. signature[..32], .. s.ToByteArray(isUnsigned: true)];

        Assert.Equal(64, unreduced.Length);
        Assert.False(key.Public.Verify(Data, unreduced));
    }

    private static IEnumerable<byte[]> OtherForms(Suite suite, byte[] signature)
    {
        int half = signature.Length / 2;
        byte[] zero = new byte[half];
        byte[] order = Bytes(Orders[suite], half);
        byte[] r = signature[..half];
        byte[] s = signature[half..];
        byte[] buffer = new byte[DerSignature.MaxLength];

        yield return DerSignature.Write(signature, buffer).ToArray();
        yield return [.. s, .. r];
        yield return [.. zero, .. s];
        yield return [.. r, .. zero];
        yield return [.. order, .. s];
        yield return [.. r, .. order];
        yield return [0, .. r, 0, .. s];
        yield return [.. signature, 0];
        yield return [0, .. signature];
        yield return signature[..^1];
        yield return [.. zero, .. zero];
        yield return [.. r, .. Overflowing(s, Orders[suite], half)];
    }

    // s + n where it still fits the half; else the largest half, which is out of range too.
    private static byte[] Overflowing(byte[] s, BigInteger order, int length)
    {
        BigInteger sum = Number(s) + order;
        return sum.GetByteCount(isUnsigned: true) <= length
            ? Bytes(sum, length)
            : [.. Enumerable.Repeat((byte)255, length)];
    }

    private static byte[] Mirrored(Suite suite, byte[] signature)
    {
        int half = signature.Length / 2;
        return [.. signature[..half], .. Bytes(Orders[suite] - Number(signature[half..]), half)];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger value, int length)
    {
        byte[] bytes = new byte[length];
        byte[] significant = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, length - significant.Length);
        return bytes;
    }

    private static BigInteger Order(string digits) =>
        BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
