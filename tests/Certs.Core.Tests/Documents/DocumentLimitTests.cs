using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class DocumentLimitTests
{
    // What reading may cost before it is refused (threat T15), with room for a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void JSON_nested_a_hundred_thousand_deep_is_refused_at_once(char bracket)
    {
        string unit = bracket == '{' ? "{\"a\":" : "[";
        byte[] deep = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(unit, 50_000)));

        Assert.Equal(FormatRule.TooDeep, RefusedSoon(() => StrictJson.Parse(deep, "text")));
        Assert.Equal(FormatRule.TooDeep, RefusedSoon(() => CanonicalJson.Check(deep, "text")));
    }

    [Fact]
    public void A_string_of_a_hundred_megabytes_is_refused_at_once()
    {
        byte[] large = new byte[100_000_000];
        large.AsSpan().Fill((byte)'a');
        large[0] = large[^1] = (byte)'"';

        string largeText = Encoding.ASCII.GetString(large);

        Assert.Equal(FormatRule.TooLarge, RefusedSoon(() => DocumentReader.Read(large)));
        Assert.Equal(FormatRule.TooLarge, RefusedSoon(() => StrictJson.Parse(large, "text")));
        Assert.Equal(FormatRule.TooLarge, RefusedSoon(() => SdJwtExport.Import(largeText)));
    }

    [Fact]
    public void Depth_sixteen_is_read_and_seventeen_is_not()
    {
        string Nested(int depth) => new string('[', depth) + new string(']', depth);

        Assert.Null(RuleOf(Nested(16)));
        Assert.Equal(FormatRule.TooDeep, RuleOf(Nested(17)));
    }

    [Fact]
    public void Five_hundred_and_twelve_members_and_elements_are_read_and_one_more_is_not()
    {
        string List(int count) => $"{{\"a\":[{string.Join(',', Enumerable.Repeat("1", count - 1))}]}}";

        Assert.Null(RuleOf(List(512)));
        Assert.Equal(FormatRule.TooManyMembers, RuleOf(List(513)));
    }

    [Fact]
    public void A_string_of_64_KiB_is_read_and_one_byte_more_is_not()
    {
        string Text(int bytes) => $"\"é{new string('a', bytes - 2)}\"";

        Assert.Null(RuleOf(Text(65_536)));
        Assert.Equal(FormatRule.StringTooLong, RuleOf(Text(65_537)));
    }

    [Fact]
    public void A_file_larger_than_256_KiB_is_neither_read_nor_written()
    {
        CertificateField[] fields =
            [.. from i in Enumerable.Range(
                0, 5) select SampleDocuments.Text($"field_{i}", new string('x', 40_000))];
        byte[] large = new byte[DocumentLimits.FileBytes + 1];

        Assert.Equal(FormatRule.TooLarge, FormatAssert.RuleBrokenBy(() => SampleDocuments.File(fields)));
        Assert.Equal(FormatRule.TooLarge, FormatAssert.RuleBrokenBy(() => DocumentReader.Read(large)));
    }

    [Fact]
    public void A_field_whose_disclosure_exceeds_64_KiB_is_not_written()
    {
        CertificateField[] fields = [SampleDocuments.Text("photo", new string('x', 49_200))];

        FormatRule? broken = FormatAssert.RuleBrokenBy(() => SampleDocuments.File(fields));

        Assert.Equal(FormatRule.StringTooLong, broken);
    }

    [Fact]
    public void The_largest_allowed_numbers_of_fields_signatures_and_path_hashes_make_one_document()
    {
        CertificateField[] fields =
            [.. from i in Enumerable.Range(
                0, 256) select new CertificateField($"field_{i}", JsonValue.Create(i))];
        DraftKey[] keys = [.. Enum.GetValues<Suite>().Select(suite => new DraftKey(suite, default))];
        Dictionary<Suite, byte[]> signatures = keys.ToDictionary(key => key.Suite, _ => new byte[512]);
        ReadOnlyMemory<byte>[] path =
            [.. Enumerable.Range(0, 32).Select(_ => new ReadOnlyMemory<byte>(new byte[32]))];
        CertificateDraft draft = SampleDocuments.Draft(fields) with { Keys = keys };
        byte[] file = DocumentWriter.WithAnchor(
            DocumentBuilder.Prepare(draft, SampleDocuments.CountingSalts()).Complete(signatures),
            new AnchorProof(long.MaxValue >> 11, new InclusionProof(0, uint.MaxValue, path)));

        CertificateDocument document = DocumentReader.Read(file);

        Assert.Equal((256, 6), (document.Disclosures.Count, document.Signatures.Count));
        Assert.Equal(file, DocumentWriter.Write(document));
    }

    [Fact]
    public void A_path_of_thirty_three_hashes_is_refused()
    {
        ReadOnlyMemory<byte>[] path =
            [.. Enumerable.Range(0, 33).Select(_ => new ReadOnlyMemory<byte>(new byte[32]))];
        byte[] file = DocumentWriter.WithAnchor(
            SampleDocuments.File(), new AnchorProof(1, new InclusionProof(0, 1, path)));

        FormatRule? broken = FormatAssert.RuleBrokenBy(() => DocumentReader.Read(file));

        Assert.Equal(FormatRule.TooMany, broken);
    }

    private static FormatRule? RuleOf(string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        FormatRule? canonical = FormatAssert.RuleBrokenBy(() => CanonicalJson.Check(utf8, "text"));
        FormatRule? strict = FormatAssert.RuleBrokenBy(() => StrictJson.Parse(utf8, "text"));
        FormatRule? written = FormatAssert.RuleBrokenBy(() => CanonicalJson.Write(JsonNode.Parse(utf8)));
        Assert.Equal((strict, strict), (canonical, written));
        return strict;
    }

    // The first call pays for compilation; the best of three counts.
    private static FormatRule? RefusedSoon(Action reading)
    {
        FormatRule? rule = null;
        TimeSpan best = TimeSpan.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long start = Stopwatch.GetTimestamp();
            rule = FormatAssert.RuleBrokenBy(reading);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            best = taken < best ? taken : best;
        }

        Assert.InRange(best, TimeSpan.Zero, Soon);
        return rule;
    }
}
