using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Vectors;

public sealed class WycheproofSignatureTests
{
    private readonly Dictionary<string, VerificationKey?> _keys = [];

    // The number of cases is Wycheproof's own, so that a file that was cut short is noticed.
    [Theory]
    [InlineData("ecdsa_secp256r1_sha256_p1363_test.json", Suite.ES256, 262)]
    [InlineData("ecdsa_secp384r1_sha384_p1363_test.json", Suite.ES384, 280)]
    [InlineData("ed25519_test.json", Suite.EdDSA, 151)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_test.json", Suite.PS256, 108)]
    [InlineData("rsa_pss_3072_sha256_mgf1_32_test.json", Suite.PS256, 108)]
    [InlineData("rsa_signature_3072_sha256_test.json", Suite.RS256, 259)]
    [InlineData("rsa_signature_2048_sha256_test.json", Suite.RS256, 259)]
    public void Every_case_is_judged_as_published_but_for_what_our_policy_refuses(
        string file, Suite suite, int numberOfCases)
    {
        List<WycheproofCase> cases = WycheproofFile.Read(file);

        WycheproofCase[] wronglyAccepted =
            [.. cases.Where(one => one.Result == "invalid" && IsAccepted(suite, one))];
        WycheproofCase[] wronglyRefused =
        [
            .. cases.Where(one =>
                one.Result == "valid" && !IsRefusedByPolicy(one) && !IsAccepted(suite, one)),
        ];

        Assert.Equal(numberOfCases, cases.Count);
        Assert.Empty(wronglyAccepted);
        Assert.Empty(wronglyRefused);
    }

    // What our policy refuses although Wycheproof calls it valid or acceptable: RSA exponents below 65537,
    // and the DigestInfo without NULL.
    [Fact]
    public void The_policy_refuses_small_exponents_and_a_digest_info_without_null()
    {
        List<WycheproofCase> cases =
        [
            .. WycheproofFile.Read("rsa_signature_2048_sha256_test.json"),
            .. WycheproofFile.Read("rsa_signature_3072_sha256_test.json"),
        ];

        WycheproofCase[] accepted =
            [.. cases.Where(one => IsRefusedByPolicy(one) && IsAccepted(Suite.RS256, one))];

        Assert.Empty(accepted);
        Assert.Equal(5, cases.Count(IsRefusedByPolicy));
    }

    // ECDSA in DER is valid ECDSA, and never a signature here; P-384 with SHA-256 is another algorithm.
    [Theory]
    [InlineData("ecdsa_secp256r1_sha256_test.json", Suite.ES256)]
    [InlineData("ecdsa_secp384r1_sha384_test.json", Suite.ES384)]
    [InlineData("ecdsa_secp384r1_sha256_test.json", Suite.ES384)]
    public void No_signature_in_der_is_accepted(string file, Suite suite)
    {
        List<WycheproofCase> cases = WycheproofFile.Read(file);

        Assert.DoesNotContain(cases, one => IsAccepted(suite, one));
    }

    // Files of other algorithms. The cases that are taken are signatures of the suite, whatever file they are
    // in: PKCS #1 with SHA-256 among PSS (108), PSS with a salt of 32 bytes among PKCS #1 (258), SHA-256
    // among SHA-512 (222), SHA-256 with MGF1-SHA-256 and 32 bytes among the other parameters of PSS (76).
    [Theory]
    [InlineData("ecdsa_secp256k1_sha256_p1363_test.json", Suite.ES256)]
    [InlineData("ecdsa_secp256k1_sha256_p1363_test.json", Suite.SM2)]
    [InlineData("rsa_pss_4096_sha512_mgf1_64_test.json", Suite.PS256)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_test.json", Suite.RS256, 108)]
    [InlineData("rsa_signature_3072_sha256_test.json", Suite.PS256, 258)]
    [InlineData("rsa_signature_4096_sha512_test.json", Suite.RS256, 222)]
    [InlineData("rsa_pss_misc_test.json", Suite.PS256, 76)]
    public void No_signature_of_another_algorithm_is_accepted(string file, Suite suite, params int[] ownCases)
    {
        List<WycheproofCase> cases = WycheproofFile.Read(file);

        int[] accepted = [.. cases.Where(one => IsAccepted(suite, one)).Select(one => one.Id)];

        Assert.Equal(ownCases, accepted);
    }

    // The key says id-RSASSA-PSS instead of rsaEncryption. Its signatures are good once the key is written
    // our way.
    [Fact]
    public void A_key_with_pss_parameters_of_its_own_is_refused_whatever_it_signed()
    {
        List<WycheproofCase> cases = WycheproofFile.Read("rsa_pss_2048_sha256_mgf1_32_params_test.json");

        KeyRefusedException refused =
            Assert.Throws<KeyRefusedException>(() => VerificationKey.Import(Suite.PS256, cases[0].Spki));

        Assert.Equal(KeyRefusal.WrongAlgorithm, refused.Reason);
        Assert.Single(cases.DistinctBy(one => Convert.ToHexString(one.Spki)));
    }

    private static bool IsRefusedByPolicy(WycheproofCase one) =>
        one.Flags.Contains("SmallPublicKey") || one.Flags.Contains("MissingNull");

    private bool IsAccepted(Suite suite, WycheproofCase one)
    {
        string name = suite + Convert.ToHexString(one.Spki);
        if (!_keys.TryGetValue(name, out VerificationKey? key))
        {
            key = TryImport(suite, one.Spki);
            _keys.Add(name, key);
        }

        return key is not null && IsAccepted(key, one);
    }

    // Alone and together with others: the answers must be the same.
    private static bool IsAccepted(VerificationKey key, WycheproofCase one)
    {
        SignatureBatch batch = new();
        batch.Add(key, one.Message, one.Signature);
        batch.Add(key, [], one.Signature);
        batch.Add(key, one.Message, one.Signature);
        bool isAccepted = key.Verify(one.Message, one.Signature);
        IReadOnlyList<bool> together = batch.Verify();
        Assert.Equal((isAccepted, isAccepted), (together[0], together[2]));
        return isAccepted;
    }

    private static VerificationKey? TryImport(Suite suite, byte[] spki)
    {
        try
        {
            return VerificationKey.Import(suite, spki);
        }
        catch (KeyRefusedException)
        {
            return null;
        }
    }
}
