using System.Buffers.Text;
using System.Text;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Core.Types;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>
/// Whatever the bytes are, a reader gives a value or names a broken rule: any other exception ends the
/// property.
/// </summary>
public sealed class MutatedInputTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(20_000);

    private static readonly byte[] File =
        DocumentWriter.WithAnchor(SampleDocuments.File(), SampleDocuments.Anchor());

    // What breaks parsers: brackets, quotes, escapes, numbers, ends of encodings.
    private static readonly byte[][] Fragments =
    [
        [], [0], [0xff], [0xed, 0xa0, 0x80],
        .. "\" \\ \\u \\ud800 { } [ ] , : - 0 1e9 9007199254740993 null \"\": {\"\":[]} = A ~ ."
            .Split(' ').Select(Encoding.ASCII.GetBytes),
    ];

    [Fact]
    public void A_mutated_file_is_read_and_written_alike_or_refused()
    {
        Property property = Prop.ForAll(MutationsOf(File), ReadsAlikeOrRefuses);

        property.Check(Many);
    }

    [Fact]
    public void A_file_with_a_mutated_payload_header_or_disclosure_is_read_and_written_alike_or_refused()
    {
        string text = Encoding.ASCII.GetString(File);
        string[] encoded = [.. text.Split('"').Where(part => part.Length > 60)];
        Arbitrary<byte[]> files = Arb.From(
            from part in Gen.Elements(encoded)
            from changed in MutationsOf(Base64Url.DecodeFromChars(part)).Generator
            select Encoding.ASCII.GetBytes(text.Replace(part, Base64Url.EncodeToString(changed))));
        Property property = Prop.ForAll(files, ReadsAlikeOrRefuses);

        property.Check(Many);
    }

    [Fact]
    public void A_mutated_compact_form_is_read_or_refused()
    {
        byte[] compact = Encoding.ASCII.GetBytes(SdJwtExport.Export(DocumentReader.Read(File), Suite.ES256));
        Property property = Prop.ForAll(MutationsOf(compact), changed =>
        {
            string text = Encoding.Latin1.GetString(changed);
            FormatAssert.RuleBrokenBy(() => SdJwtExport.Import(text));
            FormatAssert.RuleBrokenBy(() => SdJwt.Read(text));
            return true;
        });

        property.Check(Many);
    }

    [Fact]
    public void A_mutated_stored_form_or_type_file_is_read_or_refused()
    {
        byte[] stored =
            DocumentBuilder.Prepare(SampleDocuments.Draft(), SampleDocuments.CountingSalts()).ToStoredForm();
        byte[] type = SampleDocuments.BusinessLicence.File.ToArray();
        Property storedForms = Prop.ForAll(MutationsOf(stored), changed =>
        {
            FormatAssert.RuleBrokenBy(() => PreparedCertificate.FromStoredForm(changed));
            return true;
        });
        Property typeFiles = Prop.ForAll(MutationsOf(type), changed =>
        {
            FormatAssert.RuleBrokenBy(() => CertificateTypes.Load(changed));
            return true;
        });

        storedForms.Check(Many);
        typeFiles.Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static bool ReadsAlikeOrRefuses(byte[] file)
    {
        byte[]? written = null;
        FormatAssert.RuleBrokenBy(() => written = DocumentWriter.Write(DocumentReader.Read(file)));
        return written is null || written.AsSpan().SequenceEqual(file);
    }

    // One to four edits, each putting a fragment in place of up to eight bytes, or cutting the end off.
    private static Arbitrary<byte[]> MutationsOf(byte[] original)
    {
        Gen<Func<byte[], byte[]>> edit =
            from place in Gen.Choose(0, original.Length)
            from length in Gen.Choose(0, 8)
            from fragment in Gen.Elements(Fragments)
            from isCut in Gen.Choose(0, 20).Select(choice => choice == 0)
            let count = isCut ? original.Length : length
            select (Func<byte[], byte[]>)(bytes => Edit(bytes, place, count, fragment));
        return Arb.From(
            from count in Gen.Choose(1, 4)
            from edits in edit.ListOf(count)
            select edits.Aggregate(original, (bytes, change) => change(bytes)));
    }

    private static byte[] Edit(byte[] bytes, int place, int length, byte[] fragment)
    {
        int start = Math.Min(place, bytes.Length);
        int end = Math.Min(start + length, bytes.Length);
        return [.. bytes[..start], .. fragment, .. bytes[end..]];
    }
}
