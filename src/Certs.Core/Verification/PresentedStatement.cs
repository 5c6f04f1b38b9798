using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Core.Verification;

/// <summary>A bridge statement as it was presented: its digest, and what was read from it.</summary>
public sealed class PresentedStatement
{
    private PresentedStatement(Hash32 digest) => Digest = digest;

    private PresentedStatement(Hash32 digest, BridgeStatement statement)
        : this(digest)
    {
        Statement = statement;
        Handle = new Hash32(Hashing.Sha256(statement.Claims.Handle.Span));
        Leaf = statement.ComputeLeaf();
        Root = statement.Anchor is { } anchor ? PresentedDocument.RootOf(Leaf, anchor.Inclusion) : null;
    }

    /// <summary>SHA-256 of the file's bytes.</summary>
    public Hash32 Digest { get; }

    /// <summary>The statement; null when it could not be read.</summary>
    public BridgeStatement? Statement { get; }

    /// <summary>Why it could not be read; null when it could.</summary>
    public DocumentFormatException? Refusal { get; private init; }

    /// <summary>
    /// SHA-256 of the statement's handle: the key of its status; zero when it could not be read.
    /// </summary>
    public Hash32 Handle { get; }

    /// <summary>The statement's leaf; zero when it could not be read.</summary>
    public Hash32 Leaf { get; }

    /// <summary>The root that its path leads to; null when it has no path, or one that does not fit.</summary>
    public Hash32? Root { get; }

    /// <summary>Reads a statement. Never throws for what the bytes say.</summary>
    /// <param name="utf8">The file's bytes; they must not change afterwards.</param>
    public static PresentedStatement Read(ReadOnlyMemory<byte> utf8)
    {
        Hash32 digest = new(Hashing.Sha256(utf8.Span));
        try
        {
            return new PresentedStatement(digest, BridgeStatementReader.Read(utf8));
        }
        catch (DocumentFormatException refusal)
        {
            return new PresentedStatement(digest) { Refusal = refusal };
        }
    }
}
