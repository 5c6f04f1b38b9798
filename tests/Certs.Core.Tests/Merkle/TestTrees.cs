using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Merkle;

// Trees over leaves that are told apart by their number alone.
internal static class TestTrees
{
    public static byte[] Leaf(int number) => Hashing.Sha256([0x00, .. BitConverter.GetBytes(number)]);

    public static MerkleTree OfSize(int size) =>
        MerkleTree.Build([.. Enumerable.Range(0, size).Select(number => (ReadOnlyMemory<byte>)Leaf(number))]);

    // What a verifier does: compute the root, compare it and the size with the anchor's.
    public static bool Leads(InclusionProof proof, byte[] leaf, MerkleTree anchored)
    {
        byte[] root = new byte[32];
        return proof.TryComputeRoot(leaf, root)
            && anchored.Root.Span.SequenceEqual(root)
            && anchored.Size == proof.TreeSize;
    }
}
