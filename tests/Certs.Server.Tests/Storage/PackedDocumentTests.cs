using System.Buffers.Text;
using System.Text;
using Certs.Server.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Server.Tests.Storage;

public sealed class PackedDocumentTests
{
    [Fact]
    public void A_document_takes_a_quarter_less_and_comes_back_byte_for_byte()
    {
        string[] texts = [.. Enumerable.Range(0, 20).Select(i => Base64Url.EncodeToString(Bytes(60 + i)))];
        byte[] document = Encoding.UTF8.GetBytes(
            $$"""{"payload":"{{Base64Url.EncodeToString(Bytes(1400))}}","disclosures":["{{string.Join("\",\"", texts)}}"]}""");

        byte[] stored = PackedDocument.Pack(document);

        Assert.InRange(stored.Length, document.Length * 3 / 4, document.Length * 4 / 5);
        Assert.Equal(document, PackedDocument.Unpack(stored));
    }

    [Fact]
    public void Any_bytes_come_back_as_they_were()
    {
        // Stretches of the alphabet of every length, between stretches of anything.
        Gen<byte> any = Gen.Choose(0, 255).Select(value => (byte)value);
        Gen<byte> letter = Gen.Elements(Encoding.ASCII.GetBytes("Az09-_"));
        Gen<byte[]> stretch = Gen.OneOf(any.ArrayOf(), letter.ArrayOf().Resize(200));
        Arbitrary<byte[][]> documents = stretch.ArrayOf().ToArbitrary();

        Prop.ForAll(documents, parts =>
        {
            byte[] document = [.. parts.SelectMany(part => part)];
            return PackedDocument.Unpack(PackedDocument.Pack(document)).AsSpan().SequenceEqual(document);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"payload":"eyJh"}""")]
    public void What_was_stored_before_there_was_a_packed_form_is_the_document_itself(string document)
    {
        byte[] stored = Encoding.UTF8.GetBytes(document);

        Assert.Equal(stored, PackedDocument.Unpack(stored));
    }

    [Fact]
    public void A_damaged_row_gives_no_document_of_another_length()
    {
        byte[] document = Encoding.UTF8.GetBytes($$"""{"payload":"{{Base64Url.EncodeToString(Bytes(300))}}"}""");
        byte[] stored = PackedDocument.Pack(document);

        Assert.All(
            Enumerable.Range(1, stored.Length - 1),
            length => Assert.Throws<StorageException>(() => PackedDocument.Unpack(stored[..length])));
        Assert.Throws<StorageException>(() => PackedDocument.Unpack([.. stored, 0, 1]));
        Assert.Throws<StorageException>(() => PackedDocument.Unpack([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]));
    }

    private static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
