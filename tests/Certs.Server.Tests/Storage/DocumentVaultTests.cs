using System.Text;
using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>What rows hold of documents says nothing without the node's secret, and is the document with it.</summary>
public sealed class DocumentVaultTests
{
    private static readonly CertificateId Place = CertificateId.Of(new AgencyId(62, 1), 7);
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(
        "{\"payload\":\"MTEwMTA1MTk0OTEyMzEwMDJYMTEwMTA1MTk0OTEyMzEwMDJY\",\"number\":\"11010519491231002X\"}");

    [Fact]
    public void A_document_comes_back_as_it_was_and_no_two_rows_are_alike()
    {
        byte[] first = TestVault.Own.Seal(Document, Place);
        byte[] second = TestVault.Own.Seal(Document, Place);

        Assert.Equal(Document, TestVault.Own.Open(first, Place));
        Assert.NotEqual(first, second);
        Assert.Equal(-1, first.AsSpan().IndexOf("11010519491231002X"u8));
    }

    [Fact]
    public void A_changed_byte_another_place_and_another_secret_do_not_open()
    {
        byte[] stored = TestVault.Own.Seal(Document, Place);
        CertificateId beside = CertificateId.Of(new AgencyId(62, 1), 8);

        Assert.Throws<StorageException>(() => TestVault.Own.Open(stored, beside));
        Assert.Throws<StorageException>(() => TestVault.Of(2).Open(stored, Place));
        for (int at = 1; at < stored.Length; at++)
        {
            byte[] changed = [.. stored];
            changed[at] ^= 1;
            Assert.Throws<StorageException>(() => TestVault.Own.Open(changed, Place));
        }
    }

    [Fact]
    public void Rows_of_earlier_versions_are_read_as_they_are_and_their_digests_are_keyed()
    {
        Hash32 digest = new([.. Enumerable.Repeat((byte)3, 32)]);

        Assert.Equal(Document, TestVault.Own.Open(Document, Place));
        Assert.Equal(Document, TestVault.Own.Open(PackedDocument.Pack(Document), Place));
        Assert.Equal(TestVault.Own.Keyed(digest), TestVault.Own.KeyedBeside(Document, digest));
        Assert.Equal(digest, TestVault.Own.KeyedBeside(TestVault.Own.Seal(Document, Place), digest));
        Assert.NotEqual(TestVault.Own.Keyed(digest), TestVault.Of(2).Keyed(digest));
    }

    [Fact]
    public void Many_threads_seal_and_open_at_once()
    {
        int wrong = 0;
        Parallel.For(0, 2000, i =>
        {
            CertificateId place = CertificateId.Of(new AgencyId(62, 1), i);
            byte[] document = [.. Document, (byte)(i % 256), (byte)(i / 256)];
            byte[] opened = TestVault.Own.Open(TestVault.Own.Seal(document, place), place);
            Interlocked.Add(ref wrong, opened.AsSpan().SequenceEqual(document) ? 0 : 1);
        });

        Assert.Equal(0, wrong);
    }

    // What a replica with a secret of its own, or a restored store without its secret, would do.
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_store_that_was_sealed_with_another_secret_is_not_opened(StoreKind kind)
    {
        using TestStore store = new(kind);
        await store.Certificates.AddAsync([TestStore.Certificate(new AgencyId(62, 1))]);

        Assert.Throws<StorageException>(() => store.Reopen(TestVault.Of(2)));

        store.Reopen();
    }
}
