using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Benchmarks;

// What one core needs for a certificate with 20 fields, half of them Chinese, two signatures and a path of
// ten hashes: about 5 KB. The first two lines are the floor: its hashes, and one ES256 signature of the same
// run. Counted is processor time; the first of three rounds warms up and is not printed.
internal static class DocumentRates
{
    public static void Run(TextWriter output)
    {
        CertificateDraft draft = Draft();
        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, RandomNumberGenerator.Fill);
        Dictionary<Suite, byte[]> signatures = draft.Keys.ToDictionary(key => key.Suite, _ => new byte[64]);
        byte[] plain = prepared.Complete(signatures);
        AnchorProof anchor = Anchor();
        byte[] file = DocumentWriter.WithAnchor(plain, anchor);
        CertificateDocument document = DocumentReader.Read(file);
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}; microseconds of one core, "
            + $"{draft.Fields.Count} fields, {file.Length} bytes");
        Floor(output, document);
        OneCore.Print(output, "read", () => DocumentReader.Read(file));
        SaltSource salts = RandomNumberGenerator.Fill;
        OneCore.Print(output, "salt, hash and write payload", () => DocumentBuilder.Prepare(draft, salts));
        OneCore.Print(output, "join signatures and write", () => prepared.Complete(signatures));
        OneCore.Print(output, "put the anchor in", () => DocumentWriter.WithAnchor(plain, anchor));
        OneCore.Print(output, "leaf", () => document.ComputeLeaf());
    }

    private static void Floor(TextWriter output, CertificateDocument document)
    {
        byte[] value = new byte[32];
        using SigningKey key = SigningKey.Generate(Suite.ES256);
        OneCore.Print(output, "its disclosures hashed", () =>
        {
            foreach (Disclosure disclosure in document.Disclosures)
            {
                Hashing.Sha256(disclosure.Encoded.Span, value);
            }
        });
        OneCore.Print(output, "ES256 sign", () => key.Sign(value));
    }

    private static CertificateDraft Draft() => new()
    {
        Issuer = new AgencyId(62, 1),
        Profile = IssuerProfile.Create("1162000000000001", "甘肃省", "Gansu", new byte[16]),
        Type = CertificateTypes.BuiltIn.All[0].Vct,
        TypeIntegrity = CertificateTypes.BuiltIn.All[0].IntegrityDigest,
        Number = "1.2.156.3005.2.11100000MB0341032Y901.11620000MB0000019E.2025112200001.001.4",
        IssuedAt = DateTimeOffset.UnixEpoch,
        NotBefore = DateTimeOffset.UnixEpoch,
        Keys = [new DraftKey(Suite.ES256, default), new DraftKey(Suite.SM2, default)],
        Handle = new byte[16],
        Chain = "eip155:1337:0x00000000000000000000000000000000000000aa",
        Fields = [.. Enumerable.Range(0, 20).Select(FieldOf)],
    };

    private static CertificateField FieldOf(int number) => new(
        $"field_number_{number}",
        JsonValue.Create(number % 2 == 0 ? "甘肃省兰州市城关区示例路1号" : "91320115MA202UKD7X and more"));

    private static AnchorProof Anchor() => new(
        42, new InclusionProof(5, 1024, [.. Enumerable.Range(0, 10).Select(HashOf)]));

    private static ReadOnlyMemory<byte> HashOf(int number) => Hashing.Sha256([(byte)number]);
}
