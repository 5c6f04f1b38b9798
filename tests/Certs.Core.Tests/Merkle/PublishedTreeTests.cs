using System.Text.Json;
using Certs.Core.Merkle;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Merkle;

// transparency-dev/merkle: roots of the RFC 6962 reference leaves, and inclusion proofs good and bad.
public sealed class PublishedTreeTests
{
    [Fact]
    public void The_trees_over_the_reference_leaves_have_the_published_roots()
    {
        using JsonDocument vectors = Read(Repository.Vectors("tdev-merkle/rfc6962_roots.json"));
        ReadOnlyMemory<byte>[] leaves =
            [.. Strings(vectors, "leaf_inputs_hex").Select(hex => LeafOf(Convert.FromHexString(hex)))];
        string[] published = Strings(vectors, "root_by_size_hex");

        string[] roots = [.. Enumerable.Range(1, leaves.Length).Select(size => RootOf(leaves[..size]))];

        Assert.Equal(published[1..], roots);
    }

    [Fact]
    public void Each_published_proof_is_accepted_or_refused_as_it_says()
    {
        string[] files = Directory.GetFiles(
            Repository.Vectors("tdev-merkle/inclusion"), "*.json", SearchOption.AllDirectories);

        string[] wrong = [.. files.Where(file => !IsJudgedRight(file))];

        Assert.Empty(wrong);
        Assert.True(files.Length > 90, $"Only {files.Length} proofs were found.");
    }

    private static bool IsJudgedRight(string file)
    {
        using JsonDocument vector = Read(file);
        JsonElement claim = vector.RootElement;
        byte[] root = new byte[32];

        bool isAccepted = ProofOf(claim) is { } proof
            && proof.TryComputeRoot(Bytes(claim.GetProperty("leafHash")), root)
            && root.AsSpan().SequenceEqual(Bytes(claim.GetProperty("root")));

        return isAccepted != claim.GetProperty("wantErr").GetBoolean();
    }

    // Some indexes and sizes are above 2^63; they fit no field of ours, which refuses them.
    private static InclusionProof? ProofOf(JsonElement claim)
    {
        JsonElement proof = claim.GetProperty("proof");
        ReadOnlyMemory<byte>[] path = proof.ValueKind == JsonValueKind.Null
            ? []
            : [.. proof.EnumerateArray().Select(node => new ReadOnlyMemory<byte>(Bytes(node)))];
        return claim.GetProperty("leafIdx").TryGetInt64(out long index)
            && claim.GetProperty("treeSize").TryGetInt64(out long size)
                ? new InclusionProof(index, size, path)
                : null;
    }

    private static ReadOnlyMemory<byte> LeafOf(byte[] input) =>
        Certs.Core.Suites.Hashing.Sha256([0x00, .. input]);

    private static string RootOf(ReadOnlyMemory<byte>[] leaves) =>
        Convert.ToHexStringLower(MerkleTree.Build(leaves).Root.Span);

    private static byte[] Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? [] : element.GetBytesFromBase64();

    private static string[] Strings(JsonDocument vectors, string name) =>
        [.. vectors.RootElement.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllBytes(file));
}
