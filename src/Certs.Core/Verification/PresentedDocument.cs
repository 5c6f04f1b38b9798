using System.Text;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Core.Verification;

/// <summary>
/// A document as it was presented: its bytes' digest, what was read from them, and what follows from that.
/// </summary>
/// <remarks>
/// Made before the evidence is gathered, because the root that its path leads to is what the chain is asked
/// for.
/// </remarks>
public sealed class PresentedDocument
{
    private PresentedDocument(Hash32 digest, DocumentReading reading)
    {
        Digest = digest;
        Reading = reading;
        if (reading is DocumentReading.Readable readable)
        {
            CertificateDocument document = readable.Document;
            Document = document;
            TypeId = new Hash32(Hashing.Sha256(Encoding.UTF8.GetBytes(document.Payload.Type)));
            Handle = new Hash32(Hashing.Sha256(document.Payload.Handle.Span));
            Leaf = document.ComputeLeaf();
            Root = document.Anchor is { } anchor ? RootOf(Leaf, anchor.Inclusion) : null;
            Statements = [.. document.Bridges.Select(PresentedStatement.Read)];
        }
    }

    /// <summary>SHA-256 of the bytes.</summary>
    public Hash32 Digest { get; }

    /// <summary>What came of reading them.</summary>
    public DocumentReading Reading { get; }

    /// <summary>The document; null when it could not be read.</summary>
    public CertificateDocument? Document { get; }

    /// <summary>SHA-256 of the type's <c>vct</c>; zero when the document could not be read.</summary>
    public Hash32 TypeId { get; }

    /// <summary>
    /// SHA-256 of the handle: the key of the status; zero when the document could not be read.
    /// </summary>
    public Hash32 Handle { get; }

    /// <summary>The document's leaf; zero when it could not be read.</summary>
    public Hash32 Leaf { get; }

    /// <summary>
    /// The root that the leaf and the document's path lead to, which the chain is asked for as its issuer's;
    /// null when the document has no path, or one that does not fit its tree size.
    /// </summary>
    public Hash32? Root { get; }

    /// <summary>The bridge statements that the document carries, readable or not.</summary>
    public IReadOnlyList<PresentedStatement> Statements { get; } = [];

    /// <summary>Reads a document. Never throws for what the bytes say.</summary>
    /// <param name="utf8">The file's bytes; they must not change afterwards.</param>
    public static PresentedDocument Read(ReadOnlyMemory<byte> utf8)
    {
        Hash32 digest = new(Hashing.Sha256(utf8.Span));
        try
        {
            return new PresentedDocument(digest, new DocumentReading.Readable(DocumentReader.Read(utf8)));
        }
        catch (DocumentFormatException refusal)
        {
            return new PresentedDocument(digest, Refused(refusal));
        }
    }

    /// <summary>The root that a leaf and a path lead to; null: the path does not fit its tree.</summary>
    internal static Hash32? RootOf(Hash32 leaf, InclusionProof proof)
    {
        Span<byte> bytes = stackalloc byte[32];
        Span<byte> root = stackalloc byte[32];
        leaf.CopyTo(bytes);
        return proof.TryComputeRoot(bytes, root) ? new Hash32(root) : null;
    }

    private static DocumentReading Refused(DocumentFormatException refusal) =>
        refusal.Rule is FormatRule.UnknownVersion or FormatRule.UnknownSuite
            ? new DocumentReading.UnknownVersion(refusal.Rule, refusal.Path)
            : new DocumentReading.Malformed(refusal.Rule, refusal.Path);
}
