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
            HashSet<string> shown = [.. DocumentReader.Read(copy).Disclosures.Select(disclosure => disclosure.Name)];
            return DocumentWriter.WithDisclosures(DocumentReader.Read(original), shown).AsSpan().SequenceEqual(copy);
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }
}
