using System.Text;
using Certs.Core.Documents;
using Certs.Core.Seals;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>The place of an electronic seal in the file.</summary>
public sealed class SealedDocumentTests
{
    private static readonly byte[] Seal = [0x30, 0x03, 0x02, 0x01, 0x07];

    private static readonly CertificateDocument Unsealed = DocumentReader.Read(SampleDocuments.File());

    [Fact]
    public void A_sealed_document_reads_back_and_writes_the_same_bytes()
    {
        byte[] file = DocumentWriter.WithSeal(Unsealed, Seal);

        CertificateDocument read = DocumentReader.Read(file);

        Assert.Equal(Seal, read.Seal.ToArray());
        Assert.Equal(file, DocumentWriter.Write(read));
        Assert.Equal(Unsealed.ComputeLeaf(), read.ComputeLeaf());
        Assert.True(Unsealed.Seal.IsEmpty);
    }

    [Fact]
    public void Anchor_and_choice_of_fields_keep_the_seal_and_the_compact_form_has_none()
    {
        byte[] file = DocumentWriter.WithSeal(Unsealed, Seal);

        CertificateDocument anchored = DocumentReader.Read(
            DocumentWriter.WithAnchor(file, SampleDocuments.Anchor()));
        CertificateDocument copy = DocumentReader.Read(
            DocumentWriter.WithDisclosures(anchored, new HashSet<string> { "name" }));
        string compact = SdJwtExport.Export(copy, Core.Suites.Suite.ES256);

        Assert.Equal(Seal, anchored.Seal.ToArray());
        Assert.Equal(Seal, copy.Seal.ToArray());
        Assert.True(SdJwtExport.Import(compact).Seal.IsEmpty);
    }

    [Fact]
    public void The_longest_seal_is_read_and_a_longer_one_refused()
    {
        byte[] longest = new byte[SealLimits.Bytes];
        longest.AsSpan().Fill(0xff);

        byte[] file = DocumentWriter.WithSeal(Unsealed, longest);

        Assert.Equal(longest, DocumentReader.Read(file).Seal.ToArray());
        Assert.Throws<ArgumentException>(
            () => DocumentWriter.WithSeal(Unsealed, new byte[SealLimits.Bytes + 1]));
        Assert.Throws<ArgumentException>(() => DocumentWriter.WithSeal(Unsealed, default));
        byte[] longer = DocumentWriter.Write(Unsealed with { Seal = new byte[SealLimits.Bytes + 1] });
        Assert.Equal(
            FormatRule.StringTooLong, FormatAssert.RuleBrokenBy(() => DocumentReader.Read(longer)));
    }

    [Theory]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":\"\"", FormatRule.BadValue)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":\"MAMCAQc=\"", FormatRule.BadBase64Url)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":\"MAMCAQd\"", FormatRule.BadBase64Url)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":7", FormatRule.WrongType)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":[\"MAMCAQc\"]", FormatRule.WrongType)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":\"MAMCAQc\",\"seal\":\"MAMCAQc\"", FormatRule.DuplicateKey)]
    [InlineData("\"seal\":\"MAMCAQc\"", "\"seal\":\"MAMCAQc\",\"seals\":[]", FormatRule.UnknownMember)]
    public void A_seal_has_one_spelling_and_one_place(string original, string changed, FormatRule expected)
    {
        string file = Encoding.UTF8.GetString(DocumentWriter.WithSeal(Unsealed, Seal));

        string damaged = file.Replace(original, changed, StringComparison.Ordinal);

        Assert.NotEqual(file, damaged);
        Assert.Equal(
            expected,
            FormatAssert.RuleBrokenBy(() => DocumentReader.Read(Encoding.UTF8.GetBytes(damaged))));
    }
}
