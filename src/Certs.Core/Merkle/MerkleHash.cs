using Certs.Core.Suites;

namespace Certs.Core.Merkle;

/// <summary>The hashing of RFC 9162 §2.1.1 over SHA-256.</summary>
internal static class MerkleHash
{
    /// <summary>The length of a leaf hash, a node and a root in bytes.</summary>
    public const int Length = Hashing.Sha256Length;

    /// <summary>The byte in front of what a leaf hashes.</summary>
    public const byte LeafPrefix = 0x00;

    /// <summary>The byte in front of the two children of a node.</summary>
    public const byte NodePrefix = 0x01;

    /// <summary>Writes the node above two children; the destination may be one of them.</summary>
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> destination)
    {
        ReadOnlySpan<byte> prefix = [NodePrefix];
        Hashing.Sha256(prefix, left, right, destination);
    }
}
