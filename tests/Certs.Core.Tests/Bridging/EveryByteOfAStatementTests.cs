using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Bridging;

/// <summary>Nothing in a signed and anchored statement can change without being noticed.</summary>
public sealed class EveryByteOfAStatementTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Generate(Suite.ES256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Every_changed_byte_is_refused_by_the_reader_or_leads_to_no_anchored_root()
    {
        (byte[] file, byte[] root) = Make();
        SortedDictionary<string, int> noticed = [];
        for (int position = 0; position < file.Length; position++)
        {
            foreach (int change in (int[])[1, 2, 4, 0x20, 0x80])
            {
                byte[] changed = [.. file];
                changed[position] ^= (byte)change;
                string by = NoticedBy(changed, root);
                noticed[by] = noticed.GetValueOrDefault(by) + 1;
            }
        }

        Assert.Equal(["anchor", "format"], noticed.Keys);
        Assert.Equal("nothing", NoticedBy(file, root));
    }

    private (byte[] File, byte[] Root) Make()
    {
        DraftKey[] keys = [new(Suite.ES256, new Hash32(_key.Public.KeyId.Span))];
        PreparedStatement prepared =
            PreparedStatement.Of(SampleStatements.Claims() with { Suites = [Suite.ES256] }, keys);
        BridgeStatement signed = prepared.Sign([_key.Sign(prepared.SigningInput(Suite.ES256))]);
        MerkleTree tree = MerkleTree.Build(
            [new byte[32], Hashing.Sha256([1]), signed.ComputeLeaf().ToArray(), Hashing.Sha256([2])]);
        AnchorProof anchor = new(42, tree.PathOf(2));
        return (BridgeStatementWriter.Write(signed with { Anchor = anchor }), tree.Root.ToArray());
    }

    private static string NoticedBy(byte[] file, byte[] anchored)
    {
        try
        {
            BridgeStatement read = BridgeStatementReader.Read(file);
            byte[] root = new byte[32];

            // What the chain holds for the root: its tree size and block.
            bool isAnchored = read.Anchor is { BlockNumber: 42, Inclusion.TreeSize: 4 } anchor
                && anchor.Inclusion.TryComputeRoot(read.ComputeLeaf().ToArray(), root)
                && root.AsSpan().SequenceEqual(anchored);
            return isAnchored ? "nothing" : "anchor";
        }
        catch (DocumentFormatException)
        {
            return "format";
        }
    }
}
