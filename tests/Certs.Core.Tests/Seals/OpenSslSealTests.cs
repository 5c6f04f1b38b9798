using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Certs.Core.Seals;
using Certs.Testing.Seals;
using Xunit;

namespace Certs.Core.Tests.Seals;

/// <summary>Another implementation reads the same structure and agrees on the signatures.</summary>
public sealed class OpenSslSealTests : IDisposable
{
    private static readonly DateTimeOffset SealedAt = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certs-seal-");

    public static TheoryData<SealGeneration> Generations => [.. Enum.GetValues<SealGeneration>()];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Generations))]
    public void OpenSSL_verifies_both_signatures_with_the_default_user_id_only(SealGeneration generation)
    {
        SealMaker maker = new() { Generation = generation };

        AppliedSeal applied = SealReader.Read(maker.Apply("data"u8, SealedAt));

        foreach (SealSignature signature in (SealSignature[])[applied.AppliedBy, applied.Seal.MadeBy])
        {
            Assert.True(Verifies(signature, "1234567812345678"));
            Assert.False(Verifies(signature, "another"));
        }
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void OpenSSL_reads_the_structure_as_DER_to_its_end(SealGeneration generation)
    {
        byte[] der = new SealMaker { Generation = generation }.Apply("data"u8, SealedAt);

        string parsed = Run("asn1parse", "-inform", "DER", "-in", File("seal.der", der));

        Assert.Contains("IA5STRING         :ES", parsed, StringComparison.Ordinal);
        Assert.Contains("IA5STRING         :62010220260001", parsed, StringComparison.Ordinal);
        Assert.DoesNotContain("rror", parsed, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenSSL_reads_the_certificates_and_names_the_maker_by_the_same_fingerprint()
    {
        SealMaker maker = new();
        byte[] der = maker.MakerDer;

        string shown = Run(
            "x509", "-inform", "DER", "-in", File("maker.der", der),
            "-noout", "-fingerprint", "-sha256", "-enddate");

        string fingerprint = Convert.ToHexString(SHA256.HashData(der));
        Assert.Contains(
            fingerprint, shown.Replace(":", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Jan  1 00:00:00 2030 GMT", shown, StringComparison.Ordinal);
        Assert.Equal(
            fingerprint, maker.Trusted(SealedAt, null).Certificate.ToString()[2..].ToUpperInvariant());
    }

    private bool Verifies(SealSignature signature, string userId)
    {
        byte[] spki = SealCertificateReader.Read(signature.Certificate).Spki.ToArray();
        string pem = PemEncoding.WriteString("PUBLIC KEY", spki);
        string told = Run(
            "pkeyutl", "-verify", "-pubin", "-inkey", File("key.pem", Encoding.ASCII.GetBytes(pem)), "-rawin",
            "-digest", "sm3", "-in", File("covered", signature.Covered.ToArray()),
            "-sigfile", File("value", signature.Value.ToArray()), "-pkeyopt", $"distid:{userId}");
        return told.Contains("Verified Successfully", StringComparison.Ordinal);
    }

    private string File(string name, byte[] content)
    {
        string path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private static string Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("openssl did not start; install OpenSSL 3.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}
