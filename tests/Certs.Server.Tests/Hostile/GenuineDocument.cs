using Certs.Core.Documents;

namespace Certs.Server.Tests.Hostile;

/// <summary>Tells what may pass beside the issued document itself: a copy that withholds fields (RFC 9901).</summary>
internal static class GenuineDocument
{
    /// <summary>True when <paramref name="copy"/> is <paramref name="original"/> with all or some of its fields.</summary>
    public static bool IsCopy(byte[] copy, byte[] original)
    {
        try
        {
            CertificateDocument shown = DocumentReader.Read(copy);
            CertificateDocument issued = DocumentReader.Read(original);
            return Encoded(shown).IsSubsetOf(Encoded(issued))
                && WithoutFields(shown).AsSpan().SequenceEqual(WithoutFields(issued));
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    // A holder may show fewer fields, and show them in another order: what is signed is the set of their digests.
    private static HashSet<string> Encoded(CertificateDocument document) =>
        [.. document.Disclosures.Select(disclosure => Convert.ToHexString(disclosure.Encoded.Span))];

    private static byte[] WithoutFields(CertificateDocument document) =>
        DocumentWriter.WithDisclosures(document, new HashSet<string>());
}
