using System.Collections.Concurrent;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>Makes the path from a certificate to its root out of the leaves of its batch. Keeps some trees in memory.</summary>
internal sealed class AnchorPaths(BatchStore store)
{
    private const int LeafBytes = 32;
    private const int MostTrees = 64;

    private readonly ConcurrentDictionary<long, MerkleTree> _trees = [];

    /// <summary>The certificate's document with its path.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="batch">The anchored batch that it is in.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<byte[]> AttachAsync(
        StoredCertificate certificate, Batch batch, CancellationToken cancellationToken)
    {
        AnchorProof path = await PathAsync(certificate.Id, batch, cancellationToken);
        return DocumentWriter.WithAnchor(certificate.Document, path);
    }

    /// <summary>The path from what stands at a place to the root of its batch.</summary>
    /// <param name="place">The certificate's or statement's place.</param>
    /// <param name="batch">The anchored batch that it is in.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async ValueTask<AnchorProof> PathAsync(
        CertificateId place, Batch batch, CancellationToken cancellationToken)
    {
        MerkleTree tree = await TreeAsync(batch, cancellationToken);
        InclusionProof inclusion = tree.PathOf((int)(place.Position - batch.First.Position));
        return new AnchorProof(batch.Place!.BlockNumber, inclusion);
    }

    /// <summary>The tree over leaves that stand one after the other, 32 bytes each.</summary>
    public static MerkleTree TreeOf(byte[] leaves)
    {
        ReadOnlyMemory<byte>[] hashes = new ReadOnlyMemory<byte>[leaves.Length / LeafBytes];
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = leaves.AsMemory(i * LeafBytes, LeafBytes);
        }

        return MerkleTree.Build(hashes);
    }

    private async ValueTask<MerkleTree> TreeAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (_trees.TryGetValue(batch.Id, out MerkleTree? known))
        {
            return known;
        }

        MerkleTree tree = TreeOf(await store.GetLeavesAsync(batch.Id, cancellationToken));
        if (_trees.Count >= MostTrees)
        {
            // Which trees go hardly matters: one is made again in a millisecond.
            _trees.Clear();
        }

        _trees[batch.Id] = tree;
        return tree;
    }
}
