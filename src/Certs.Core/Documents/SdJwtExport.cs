using System.Buffers.Text;
using System.Text;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// The compact form of a document for wallets and foreign verifiers: <c>dc+sd-jwt</c> (RFC 9901 §4, draft
/// SD-JWT VC).
/// </summary>
/// <remarks>Nothing is signed again: both forms sign the same protected header and payload.</remarks>
public static class SdJwtExport
{
    /// <summary>Cuts one signature out, with the disclosures that the document shows.</summary>
    /// <param name="document">The document.</param>
    /// <param name="suite">One of its suites that JOSE knows: any but SM2.</param>
    /// <returns><c>protected.payload.signature~disclosure~…~</c>, without a key binding.</returns>
    /// <exception cref="ArgumentException">JOSE has no name for the suite, or the document no signature in
    /// it.</exception>
    public static string Export(CertificateDocument document, Suite suite)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (suite == Suite.SM2)
        {
            throw new ArgumentException(
                "JOSE has no SM2: no foreign verifier could check it.", nameof(suite));
        }

        DocumentSignature signature = document.Signatures.FirstOrDefault(one => one.Suite == suite)
            ?? throw new ArgumentException($"The document has no signature in {suite}.", nameof(suite));
        StringBuilder text = new();
        text.Append(Encoding.ASCII.GetString(document.SigningInput(signature)));
        text.Append('.').Append(Base64Url.EncodeToString(signature.Value.Span)).Append('~');
        foreach (Disclosure disclosure in document.Disclosures)
        {
            text.Append(Encoding.ASCII.GetString(disclosure.Encoded.Span)).Append('~');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Export"/> wrote, under the same rules as a document's file.</summary>
    /// <remarks>
    /// The result has one signature and no anchor. When the payload lists more suites, the verifier will find
    /// the others missing: only the document itself proves them.
    /// </remarks>
    /// <param name="compact">The compact form; a key binding is refused.</param>
    /// <exception cref="DocumentFormatException">With the broken rule and its place.</exception>
    public static CertificateDocument Import(string compact)
    {
        CompactParts parts = CompactParts.Split(compact);
        if (parts.KeyBinding is not null)
        {
            throw new DocumentFormatException(FormatRule.UnknownMember, "sd-jwt key binding");
        }

        List<Disclosure> disclosures = [];
        foreach (string encoded in parts.Disclosures)
        {
            disclosures.Add(DisclosureReader.Read(
                Encoding.ASCII.GetBytes(encoded), $"disclosures[{disclosures.Count}]"));
        }

        UnprotectedHeaderReader.CheckNames(disclosures);
        DocumentSignature signature = DocumentReader.DecodeSignature(
            Encoding.ASCII.GetBytes(parts.Header), Encoding.ASCII.GetBytes(parts.Signature), "signatures[0]",
            ProtectedHeader.CertificateType);
        return DocumentReader.Assemble(
            Encoding.ASCII.GetBytes(parts.Payload), [signature], new UnprotectedHeader(disclosures, null));
    }
}
