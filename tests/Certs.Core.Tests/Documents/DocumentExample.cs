using System.Buffers.Text;
using System.Text;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Documents;

/// <summary>
/// The example of <c>docs/document-format.md</c>: fixed facts, salts and keys; nothing in it is secret.
/// </summary>
internal static class DocumentExample
{
    // The public key of RFC 6979 appendix A.2.5 and that of GB/T 32918.5-2017 appendix A; their private
    // halves are published beside them.
    private static readonly Dictionary<Suite, string> Spki = new()
    {
        [Suite.ES256] = "3059301306072A8648CE3D020106082A8648CE3D030107034200"
            + "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
            + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299",
        [Suite.SM2] = "3059301306072A8648CE3D020106082A811CCF5501822D034200"
            + "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13",
    };

    public static VerificationKey KeyOf(Suite suite) =>
        VerificationKey.Import(suite, Convert.FromHexString(Spki[suite]));

    public static PreparedCertificate Prepare() => DocumentBuilder.Prepare(
        SampleDocuments.Draft() with
        {
            Keys = [.. Spki.Keys.Select(suite => new DraftKey(suite, new Hash32(KeyOf(suite).KeyId.Span)))],
        },
        SampleDocuments.CountingSalts());

    /// <summary>The document as the third of five leaves, whose root block 42 anchors.</summary>
    public static CertificateDocument Anchored(CertificateDocument signed) =>
        signed with { Anchor = new AnchorProof(42, Tree(signed).PathOf(2)) };

    /// <summary>What the page shows, by the name of the block.</summary>
    public static Dictionary<string, string> Blocks(CertificateDocument anchored)
    {
        Disclosure name = anchored.Disclosures.Single(field => field.Name == "name");
        byte[] digest = name.Digest.ToArray();
        return new()
        {
            ["payload"] = Encoding.UTF8.GetString(anchored.PayloadBytes.Span),
            ["protected"] = string.Join(
                '\n', anchored.Signatures.Select(signature => Decode(signature.ProtectedEncoded))),
            ["disclosure"] = Decode(name.Encoded),
            ["disclosure-encoded"] = Encoding.ASCII.GetString(name.Encoded.Span),
            ["disclosure-digest"] = Encode(digest),
            ["leaf"] = anchored.ComputeLeaf().ToString(),
            ["root"] = $"0x{Convert.ToHexStringLower(Tree(anchored).Root.Span)}",
            ["file"] = Encoding.UTF8.GetString(DocumentWriter.Write(anchored)),
            ["compact"] = SdJwtExport.Export(anchored with { Disclosures = [name] }, Suite.ES256),
        };
    }

    private static MerkleTree Tree(CertificateDocument document)
    {
        ReadOnlyMemory<byte>[] leaves =
            [.. Enumerable.Range(0, 5).Select(i => new ReadOnlyMemory<byte>(Hashing.Sha256([(byte)i])))];
        leaves[2] = document.ComputeLeaf().ToArray();
        return MerkleTree.Build(leaves);
    }

    private static string Decode(ReadOnlyMemory<byte> encoded) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromUtf8(encoded.Span));

    private static string Encode(ReadOnlySpan<byte> bytes) =>
        Base64Url.EncodeToString(bytes);
}
