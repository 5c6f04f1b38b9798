using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

// Every suite against the keys and the signatures of every other: the document's alg never chooses the
// verifier, so what keeps algorithms apart is this.
public sealed class KeySuiteMatrixTests
{
    private static readonly byte[] Data = "the same bytes for all"u8.ToArray();
    private static readonly Suite[] All = [.. SuiteTable.All.Select(info => info.Suite)];

    [Fact]
    public void A_signature_verifies_under_its_own_suite_alone()
    {
        (Suite, Suite)[] accepted =
        [
            .. from signing in All
               from verifying in All
               let key = SuiteKeys.Of(signing)
               where IsAccepted(verifying, key.Public.Spki.ToArray(), key.Sign(Data))
               select (signing, verifying),
        ];

        Assert.Equal(All.Select(suite => (suite, suite)), accepted);
    }

    // RSA keys of both suites look alike: what tells them apart is the suite that the registry fixed.
    [Fact]
    public void A_public_key_is_taken_by_the_suites_of_its_type_alone()
    {
        (Suite, Suite, KeyRefusal?)[] judged =
        [
            .. from of in All
               from suite in All
               select (of, suite, TestKeys.RefusalOf(suite, SuiteKeys.Of(of).Public.Spki.ToArray())),
        ];

        Assert.All(judged, one => Assert.Equal(ExpectedRefusal(one.Item1, one.Item2), one.Item3));
    }

    [Fact]
    public void A_private_key_is_taken_by_the_suites_of_its_type_alone()
    {
        (Suite, Suite)[] taken =
        [
            .. from of in All
               from suite in All
               where IsTaken(suite, SuiteKeys.Of(of).ExportPkcs8())
               select (of, suite),
        ];

        Assert.Equal(
            from of in All from suite in All where ExpectedRefusal(of, suite) is null select (of, suite),
            taken);
    }

    // Points of secp256k1, P-521 and Brainpool, X25519 and Ed448 keys, RSA for encryption: none is a suite's.
    [Theory]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.10", 65)]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.35", 133)]
    [InlineData("1.2.840.10045.2.1", "1.3.36.3.3.2.8.1.1.7", 65)]
    [InlineData("1.3.101.110", null, 32)]
    [InlineData("1.3.101.113", null, 57)]
    [InlineData("1.2.840.113549.1.1.7", null, 270)]
    [InlineData("1.2.840.10040.4.1", null, 130)]
    [InlineData("1.2.156.10197.1.302", null, 65)]
    public void A_key_of_a_type_without_suite_is_taken_by_none(string algorithm, string? curve, int length)
    {
        byte[] bits = new byte[length];
        bits[0] = 4;
        byte[] spki = PublicKeyInfo.Write(algorithm, curve, hasNull: false, bits);

        KeyRefusal?[] refusals = [.. All.Select(suite => TestKeys.RefusalOf(suite, spki))];

        Assert.All(
            refusals,
            refusal => Assert.Contains(
                refusal, new KeyRefusal?[] { KeyRefusal.WrongAlgorithm, KeyRefusal.WrongCurve }));
    }

    private static KeyRefusal? ExpectedRefusal(Suite of, Suite suite)
    {
        bool isSameType = of == suite || (IsRsa(of) && IsRsa(suite));
        if (isSameType)
        {
            return null;
        }

        return IsEc(of) && IsEc(suite) ? KeyRefusal.WrongCurve : KeyRefusal.WrongAlgorithm;
    }

    private static bool IsRsa(Suite suite) => suite is Suite.PS256 or Suite.RS256;

    private static bool IsEc(Suite suite) => suite is Suite.ES256 or Suite.ES384 or Suite.SM2;

    private static bool IsAccepted(Suite suite, byte[] spki, byte[] signature) =>
        TestKeys.RefusalOf(suite, spki) is null
        && VerificationKey.Import(suite, spki).Verify(Data, signature);

    private static bool IsTaken(Suite suite, byte[] pkcs8)
    {
        try
        {
            SigningKey.Import(suite, pkcs8).Dispose();
            return true;
        }
        catch (KeyRefusedException)
        {
            return false;
        }
    }
}
