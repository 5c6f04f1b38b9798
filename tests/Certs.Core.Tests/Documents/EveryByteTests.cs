using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>Nothing in a signed and anchored document can change without being noticed.</summary>
public sealed class EveryByteTests : IDisposable
{
    private readonly SigningKey _es256 = SigningKey.Generate(Suite.ES256);
    private readonly SigningKey _sm2 = SigningKey.Generate(Suite.SM2);
    private readonly byte[] _file;
    private readonly CertificateDocument _original;
    private readonly Hash32 _leaf;
    private readonly byte[] _root;

    public EveryByteTests()
    {
        CertificateDraft draft = SampleDocuments.Draft() with
        {
            Keys = [KeyOf(_es256), KeyOf(_sm2)],
        };
        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, SampleDocuments.CountingSalts());
        CertificateDocument document = prepared.Sign(new Dictionary<Suite, byte[]>
        {
            [Suite.ES256] = _es256.Sign(prepared.SigningInput(Suite.ES256).Span),
            [Suite.SM2] = _sm2.Sign(prepared.SigningInput(Suite.SM2).Span),
        });
        ReadOnlyMemory<byte> leaf = document.ComputeLeaf().ToArray();
        MerkleTree tree =
            MerkleTree.Build([new byte[32], Hashing.Sha256([1]), leaf, Hashing.Sha256([2]), new byte[32]]);
        _root = tree.Root.ToArray();
        _file = DocumentWriter.WithAnchor(document, new AnchorProof(42, tree.PathOf(2)));
        _original = DocumentReader.Read(_file);
        _leaf = _original.ComputeLeaf();
    }

    public void Dispose()
    {
        _es256.Dispose();
        _sm2.Dispose();
    }

    [Fact]
    public void The_unchanged_document_passes_everything_that_notices_changes()
    {
        Assert.Equal("nothing", NoticedBy(_file));
    }

    [Fact]
    public void Every_changed_byte_is_refused_by_the_reader_or_noticed_by_a_check()
    {
        SortedDictionary<string, int> noticed = [];
        foreach (byte[] changed in EveryChange())
        {
            string by = NoticedBy(changed);
            noticed[by] = noticed.GetValueOrDefault(by) + 1;
        }

        Assert.DoesNotContain("nothing", noticed.Keys);
        Assert.Equal(["anchor", "disclosure", "format", "leaf"], noticed.Keys);
    }

    // The anchor would be enough; this shows that the signatures alone notice what they cover, as they must
    // before there is an anchor.
    [Fact]
    public void A_changed_payload_header_or_signature_is_noticed_by_a_signature_alone()
    {
        int accepted = 0;
        foreach (byte[] changed in EveryChange().Where((_, index) => index % 7 == 0))
        {
            if (Read(changed) is { } document && NoticedByHashes(document) == "leaf")
            {
                Assert.Contains(document.Signatures, signature => !Verifies(document, signature));
                accepted++;
            }
        }

        Assert.InRange(accepted, 100, int.MaxValue);
    }

    // Each position with the neighbouring values, the other case, and what has a meaning in JSON or
    // BASE64URL.
    private IEnumerable<byte[]> EveryChange()
    {
        for (int position = 0; position < _file.Length; position++)
        {
            byte original = _file[position];
            byte[] values =
            [
                (byte)(original ^ 1), (byte)(original ^ 2), (byte)(original ^ 4), (byte)(original ^ 0x20),
                (byte)(original ^ 0x80), .. "Az0_\",} \0"u8,
            ];
            foreach (byte value in values.Distinct().Where(value => value != original))
            {
                byte[] changed = [.. _file];
                changed[position] = value;
                yield return changed;
            }
        }
    }

    private string NoticedBy(byte[] file)
    {
        if (Read(file) is not { } document)
        {
            return "format";
        }

        string byHashes = NoticedByHashes(document);
        return byHashes == "nothing" && !document.Signatures.All(signature => Verifies(document, signature))
            ? "signature"
            : byHashes;
    }

    private string NoticedByHashes(CertificateDocument document)
    {
        if (!document.Disclosures.All(disclosure => document.Payload.Digests.Contains(disclosure.Digest))
            && document.PayloadEncoded.Span.SequenceEqual(_original.PayloadEncoded.Span))
        {
            return "disclosure";
        }

        byte[] root = new byte[32];
        Hash32 leaf = document.ComputeLeaf();
        bool hasRoot = document.Anchor!.Inclusion.TryComputeRoot(leaf.ToArray(), root);
        if (leaf != _leaf)
        {
            return hasRoot && root.AsSpan().SequenceEqual(_root) ? "nothing" : "leaf";
        }

        // What the chain holds for the root: its tree size and block.
        bool isAnchored = hasRoot && root.AsSpan().SequenceEqual(_root)
            && document.Anchor is { BlockNumber: 42, Inclusion.TreeSize: 5 };
        return isAnchored ? "nothing" : "anchor";
    }

    private bool Verifies(CertificateDocument document, DocumentSignature signature)
    {
        SigningKey? key = new[] { _es256, _sm2 }.FirstOrDefault(one => KeyOf(one).KeyId == signature.KeyId);
        return key is not null
            && key.Public.Suite == signature.Suite
            && key.Public.Verify(document.SigningInput(signature), signature.Value.Span);
    }

    private static DraftKey KeyOf(SigningKey key) => new(key.Public.Suite, new Hash32(key.Public.KeyId.Span));

    private static CertificateDocument? Read(byte[] file)
    {
        try
        {
            return DocumentReader.Read(file);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }
}
