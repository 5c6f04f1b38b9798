using Certs.Core.Documents.Json;
using Certs.Core.Seals;

namespace Certs.Core.Documents;

/// <summary>Writes certificate documents; the only form there is (RFC 8785).</summary>
public static class DocumentWriter
{
    // What an anchor takes at most: 32 hashes of 46 bytes and its numbers. Kept free, so that any document
    // can get one.
    private const int AnchorBytes = 2048;

    private static ReadOnlySpan<byte> FileStart => "{\"payload\":\""u8;

    private static ReadOnlySpan<byte> HeaderStart => "\",\"signatures\":[{\"header\":{"u8;

    /// <summary>Writes a document: the inverse of <see cref="DocumentReader.Read"/>.</summary>
    /// <exception cref="DocumentFormatException">The file would be larger than 256 KiB, with the room for an
    /// anchor.</exception>
    public static byte[] Write(CertificateDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        JsonBuffer buffer = new(document.PayloadEncoded.Length + (document.Disclosures.Count * 160) + 2048);
        try
        {
            buffer.Append(FileStart);
            buffer.Append(document.PayloadEncoded.Span);
            buffer.Append(HeaderStart);
            AppendHeader(ref buffer, document);
            AppendDisclosures(ref buffer, document.Disclosures);
            AppendSeal(ref buffer, document.Seal);
            AppendSignatures(ref buffer, document.Signatures);
            int reserved = document.Anchor is null ? AnchorBytes : 0;
            return buffer.Length <= DocumentLimits.FileBytes - reserved
                ? buffer.ToArray()
                : throw new DocumentFormatException(FormatRule.TooLarge, "file");
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>The same document with the path to its anchored root, in place of an earlier one.</summary>
    /// <param name="document">A document.</param>
    /// <param name="anchor">Its path. Whether it leads to the root is not checked here.</param>
    public static byte[] WithAnchor(CertificateDocument document, AnchorProof anchor)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(anchor);
        return Write(document with { Anchor = anchor });
    }

    /// <summary>The same document with the path to its anchored root, in place of an earlier one.</summary>
    /// <remarks>Only the place where the path stands is looked at: meant for files that were written
    /// here.</remarks>
    /// <param name="document">A document's file.</param>
    /// <param name="anchor">Its path. Whether it leads to the root is not checked here.</param>
    /// <exception cref="DocumentFormatException">The bytes do not start like a document.</exception>
    public static byte[] WithAnchor(ReadOnlyMemory<byte> document, AnchorProof anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        (int start, int end) = AnchorPlace(document.Span);
        JsonBuffer buffer = new(document.Length + 2048);
        try
        {
            buffer.Append(document.Span[..start]);
            AppendAnchor(ref buffer, anchor);
            buffer.Append(","u8);
            buffer.Append(document.Span[end..]);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>
    /// A copy that shows only some of its fields. Signatures and anchor hold for every copy.
    /// </summary>
    /// <param name="document">A document.</param>
    /// <param name="names">The fields to show; names that the document does not show are passed over.</param>
    public static byte[] WithDisclosures(CertificateDocument document, IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(names);
        Disclosure[] shown = [.. document.Disclosures.Where(field => names.Contains(field.Name))];
        return Write(document with { Disclosures = shown });
    }

    /// <summary>The same document with an electronic seal, in place of an earlier one.</summary>
    /// <param name="document">A document.</param>
    /// <param name="seal">
    /// The DER of an SES_Signature whose <c>dataHash</c> is the SM3 digest of the payload's bytes, 1 to
    /// 49,152 bytes. Whether it is one is not checked here.
    /// </param>
    /// <exception cref="ArgumentException">The seal is empty or too long.</exception>
    /// <exception cref="DocumentFormatException">The file would be larger than 256 KiB.</exception>
    public static byte[] WithSeal(CertificateDocument document, ReadOnlyMemory<byte> seal)
    {
        ArgumentNullException.ThrowIfNull(document);
        return seal.Length is > 0 and <= SealLimits.Bytes
            ? Write(document with { Seal = seal })
            : throw new ArgumentException($"1 to {SealLimits.Bytes} bytes.", nameof(seal));
    }

    /// <summary>The same document with one more bridge statement beside its anchor.</summary>
    /// <param name="document">A document.</param>
    /// <param name="statement">The statement's file. Whether it fits the document is not checked here.</param>
    /// <exception cref="DocumentFormatException">
    /// The document carries four already, or this one, or the file would be larger than 256 KiB.
    /// </exception>
    public static byte[] WithBridge(CertificateDocument document, ReadOnlyMemory<byte> statement)
    {
        ArgumentNullException.ThrowIfNull(document);
        byte[] file = Write(document with { Bridges = [.. document.Bridges, statement] });
        DocumentReader.Read(file);
        return file;
    }

    // Where the member "anchor" with its comma stands, or would stand.
    private static (int Start, int End) AnchorPlace(ReadOnlySpan<byte> file)
    {
        int payload = FileStart.Length;
        int quote = file.StartsWith(FileStart) ? file[payload..].IndexOf((byte)'"') : -1;
        int header = payload + quote;
        if (quote < 0 || !file[header..].StartsWith(HeaderStart))
        {
            throw new DocumentFormatException(FormatRule.NotCanonical, "file");
        }

        int start = header + HeaderStart.Length;
        int length = file[start..].StartsWith("\"anchor\":{"u8) ? file[start..].IndexOf("},"u8) + 2 : 0;
        return (start, start + length);
    }

    // What stands before the disclosures.
    private static void AppendHeader(ref JsonBuffer buffer, CertificateDocument document)
    {
        if (document.Anchor is { } anchor)
        {
            AppendAnchor(ref buffer, anchor);
            buffer.Append(","u8);
        }

        for (int i = 0; i < document.Bridges.Count; i++)
        {
            buffer.Append(i == 0 ? "\"bridges\":["u8 : ","u8);
            buffer.AppendBase64Url(document.Bridges[i].Span);
        }

        buffer.Append(document.Bridges.Count == 0 ? default : "],"u8);
    }

    /// <summary>Appends the member <c>anchor</c>, without a comma.</summary>
    internal static void AppendAnchor(ref JsonBuffer buffer, AnchorProof anchor)
    {
        buffer.Append("\"anchor\":{\"block\":"u8);
        buffer.AppendInteger(anchor.BlockNumber, "anchor.block");
        buffer.Append(",\"index\":"u8);
        buffer.AppendInteger(anchor.Inclusion.LeafIndex, "anchor.index");
        buffer.Append(",\"path\":["u8);
        for (int i = 0; i < anchor.Inclusion.Path.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendBase64Url(anchor.Inclusion.Path[i].Span);
        }

        buffer.Append("],\"size\":"u8);
        buffer.AppendInteger(anchor.Inclusion.TreeSize, "anchor.size");
        buffer.Append("}"u8);
    }

    private static void AppendDisclosures(ref JsonBuffer buffer, IReadOnlyList<Disclosure> disclosures)
    {
        buffer.Append("\"disclosures\":["u8);
        for (int i = 0; i < disclosures.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendQuoted(disclosures[i].Encoded.Span);
        }

        buffer.Append("]"u8);
    }

    // The last member of the header.
    private static void AppendSeal(ref JsonBuffer buffer, ReadOnlyMemory<byte> seal)
    {
        if (!seal.IsEmpty)
        {
            buffer.Append(",\"seal\":"u8);
            buffer.AppendBase64Url(seal.Span);
        }

        buffer.Append("}"u8);
    }

    // The first signature's object is already open; its header comes first.
    private static void AppendSignatures(ref JsonBuffer buffer, IReadOnlyList<DocumentSignature> signatures)
    {
        for (int i = 0; i < signatures.Count; i++)
        {
            buffer.Append(i == 0 ? ","u8 : ",{"u8);
            buffer.Append("\"protected\":"u8);
            buffer.AppendQuoted(signatures[i].ProtectedEncoded.Span);
            buffer.Append(",\"signature\":"u8);
            buffer.AppendBase64Url(signatures[i].Value.Span);
            buffer.Append("}"u8);
        }

        buffer.Append("]}"u8);
    }
}
