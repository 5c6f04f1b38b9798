using System.Globalization;
using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Core.ShortForms;

/// <summary>
/// The document of a short form. Whatever follows from something else is left out: the digest of a shown field, the
/// spelling of JSON, what every document says. Reading gives the file back, to the byte.
/// </summary>
internal static class ShortDocument
{
    /// <summary>Writes a document that carries neither seal nor bridge statements.</summary>
    public static void Write(BundleOutput output, CertificateDocument document, AnchorProof anchor)
    {
        ShortPayload.Write(output, document.Payload);
        HashSet<Hash32> shown = [.. document.Disclosures.Select(field => field.Digest)];
        Hash32[] withheld = [.. document.Payload.Digests.Where(digest => !shown.Contains(digest))];
        output.Many(withheld, (to, digest) => to.Raw(digest.ToArray()));
        CertificateType? type = ShortPayload.TypeOf(document.Payload);
        output.Many(document.Disclosures, (to, field) => ShortField.Write(to, field, type));
        output.Many(document.Signatures, (to, signature) =>
        {
            to.Byte((int)signature.Suite);
            to.Raw(signature.KeyId.ToArray());
            to.Bytes(signature.Value.Span);
        });
        output.Long(anchor.BlockNumber);
        output.Long(anchor.Inclusion.LeafIndex);
        output.Long(anchor.Inclusion.TreeSize);
        output.Many(anchor.Inclusion.Path, (to, node) => to.Raw(node.Span));
    }

    /// <summary>Reads a document: its file.</summary>
    public static byte[] Read(BundleInput input)
    {
        (string claims, CertificateType? type) = ShortPayload.Read(input);
        string[] withheld = input.Many(DocumentLimits.Disclosures, from => Encode(from.Raw(32).Span));
        string[] shown = input.Many(
            DocumentLimits.Disclosures, from => Encode(Encoding.UTF8.GetBytes(ShortField.Read(from, type))));
        string[] digests =
        [
            .. withheld.Concat(shown.Select(one => Encode(DisclosureReader.Digest(Encoding.ASCII.GetBytes(one)).ToArray())))
                .Order(StringComparer.Ordinal),
        ];
        string payload = $"{{\"_sd\":[{Quoted(digests)}],\"_sd_alg\":\"sha-256\",{claims}";
        string[] signatures = input.Many(DocumentLimits.Signatures, ReadSignature);
        string anchor = ReadAnchor(input);
        if (signatures.Length == 0)
        {
            throw input.Refuse(FormatRule.MissingMember);
        }

        signatures[0] = $"\"header\":{{\"anchor\":{anchor},\"disclosures\":[{Quoted(shown)}]}},{signatures[0]}";
        return Encoding.UTF8.GetBytes(
            $"{{\"payload\":\"{Encode(Encoding.UTF8.GetBytes(payload))}\",\"signatures\":[{{"
            + $"{string.Join("},{", signatures)}}}]}}");
    }

    /// <summary>BASE64URL without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        byte[] text = new byte[Base64UrlText.EncodedLength(bytes.Length)];
        Base64UrlText.Encode(bytes, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>The bytes of a BASE64URL text that a reader accepted.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text) => Base64UrlText.Decode(text)!;

    private static string ReadSignature(BundleInput input)
    {
        Suite suite = (Suite)input.Byte();
        if (!SuiteTable.Contains(suite))
        {
            throw input.Refuse(FormatRule.UnknownSuite);
        }

        Hash32 keyId = new(input.Raw(32).Span);
        byte[] header = ProtectedHeader.Encode(suite, keyId, ProtectedHeader.CertificateType);
        string value = Encode(input.Bytes(DocumentLimits.SignatureBytes).Span);
        return $"\"protected\":\"{Encoding.ASCII.GetString(header)}\",\"signature\":\"{value}\"";
    }

    private static string ReadAnchor(BundleInput input)
    {
        long block = input.Long(DocumentLimits.LargestNumber);
        long index = input.Long(DocumentLimits.LargestNumber);
        long size = input.Long(DocumentLimits.LargestNumber);
        string[] path = input.Many(DocumentLimits.PathHashes, from => Encode(from.Raw(32).Span));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"block\":{block},\"index\":{index},\"path\":[{Quoted(path)}],\"size\":{size}}}");
    }

    private static string Quoted(string[] texts) =>
        texts.Length == 0 ? "" : $"\"{string.Join("\",\"", texts)}\"";
}
