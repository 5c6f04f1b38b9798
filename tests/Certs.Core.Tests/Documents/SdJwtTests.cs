using System.Buffers.Text;
using System.Text;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class SdJwtTests
{
    // RFC 9901 appendix A.1 has other claims; these digests are computed here, so the cases can be changed
    // freely.
    private const string Name = "[\"c2FsdA\",\"given_name\",\"张三\"]";

    [Fact]
    public void A_document_comes_back_from_its_compact_form_with_one_signature_and_no_anchor()
    {
        CertificateDocument document = DocumentReader.Read(
            DocumentWriter.WithAnchor(SampleDocuments.File(), SampleDocuments.Anchor()));

        CertificateDocument imported = SdJwtExport.Import(SdJwtExport.Export(document, Suite.ES256));

        Assert.Equal(document.PayloadBytes.ToArray(), imported.PayloadBytes.ToArray());
        Assert.Equal(
            document.Disclosures.Select(field => field.Digest),
            imported.Disclosures.Select(field => field.Digest));
        Assert.Equal([Suite.ES256], imported.Signatures.Select(signature => signature.Suite));
        Assert.Equal(
            document.SigningInput(document.Signatures[0]), imported.SigningInput(imported.Signatures[0]));
        Assert.Null(imported.Anchor);
    }

    [Fact]
    public void A_suite_without_a_JOSE_name_or_without_a_signature_is_not_exported()
    {
        CertificateDocument document = DocumentReader.Read(SampleDocuments.File());

        Assert.Throws<ArgumentException>(() => SdJwtExport.Export(document, Suite.SM2));
        Assert.Throws<ArgumentException>(() => SdJwtExport.Export(document, Suite.EdDSA));
    }

    [Fact]
    public void A_key_binding_is_refused_on_import_and_handed_on_by_the_general_reader()
    {
        string bound = SdJwtExport.Export(DocumentReader.Read(SampleDocuments.File()), Suite.ES256) + "a.b.c";

        Assert.Equal(FormatRule.UnknownMember, FormatAssert.RuleBrokenBy(() => SdJwtExport.Import(bound)));
        Assert.Equal("a.b.c", SdJwt.Read(bound).KeyBinding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("a.b~")]
    [InlineData("a.b.c.d~")]
    [InlineData("é.b.c~")]
    public void What_is_no_compact_form_is_refused(string text)
    {
        Assert.Equal(FormatRule.BadValue, FormatAssert.RuleBrokenBy(() => SdJwtExport.Import(text)));
        Assert.Equal(FormatRule.BadValue, FormatAssert.RuleBrokenBy(() => SdJwt.Read(text)));
    }

    [Fact]
    public void Disclosures_are_put_in_their_places_at_every_level()
    {
        string inner = "[\"c2FsdA\",\"street\",\"Main Street\"]";
        string outer = $"[\"c2FsdA\",\"address\",{{\"_sd\":[\"{Digest(inner)}\"],\"country\":\"CN\"}}]";
        string element = "[\"c2FsdA\",\"DE\"]";
        string payload =
            $"{{\"vct\":\"x\",\"_sd\":[\"{Digest(outer)}\"],"
            + $"\"nationalities\":[{{\"...\":\"{Digest(element)}\"}},\"FR\","
            + $"{{\"...\":\"{Digest("withheld")}\"}}],"
            + "\"_sd_alg\":\"sha-256\"}";

        SdJwt read = SdJwt.Read(Compact(payload, element, outer, inner));

        Assert.Equal(
            "{\"vct\":\"x\",\"nationalities\":[\"DE\",\"FR\"],"
            + "\"address\":{\"country\":\"CN\",\"street\":\"Main Street\"}}",
            read.Claims.ToJsonString());
    }

    [Theory]
    [InlineData("{\"_sd\":[\"#\",\"#\"]}", FormatRule.DuplicateDisclosure)]
    [InlineData("{\"_sd\":[\"#\"],\"a\":{\"_sd\":[\"#\"]}}", FormatRule.DuplicateDisclosure)]
    [InlineData("{\"_sd\":[\"#\"],\"given_name\":\"x\"}", FormatRule.DuplicateDisclosure)]
    [InlineData("{\"_sd\":[]}", FormatRule.UnknownMember)]
    [InlineData("{\"_sd\":\"#\"}", FormatRule.WrongType)]
    [InlineData("{\"a\":[{\"...\":\"#\"}]}", FormatRule.WrongType)]
    [InlineData("{\"_sd\":[\"#\"],\"_sd_alg\":\"sha-512\"}", FormatRule.UnknownVersion)]
    [InlineData("{\"_sd\":[\"#\"],\"_sd\":[]}", FormatRule.DuplicateKey)]
    [InlineData("{\"_sd\":[\"#\"]}", null)]
    public void A_payload_that_misplaces_a_disclosure_is_refused(string payload, FormatRule? rule)
    {
        string compact = Compact(payload.Replace("#", Digest(Name)), Name);

        Assert.Equal(rule, FormatAssert.RuleBrokenBy(() => SdJwt.Read(compact)));
    }

    [Theory]
    [InlineData("[\"c2FsdA\",\"_sd\",[]]", FormatRule.DuplicateDisclosure)]
    [InlineData("[\"c2FsdA\",\"...\",\"x\"]", FormatRule.DuplicateDisclosure)]
    [InlineData("[\"c2FsdA\",1,\"x\"]", FormatRule.WrongType)]
    [InlineData("[1,\"a\",\"x\"]", FormatRule.WrongType)]
    [InlineData("[\"c2FsdA\"]", FormatRule.WrongType)]
    [InlineData("{\"c2FsdA\":1}", FormatRule.WrongType)]
    public void A_disclosure_that_is_none_is_refused(string disclosure, FormatRule rule)
    {
        string compact = Compact($"{{\"_sd\":[\"{Digest(disclosure)}\"]}}", disclosure);

        Assert.Equal(rule, FormatAssert.RuleBrokenBy(() => SdJwt.Read(compact)));
    }

    private static string Compact(string payload, params string[] disclosures) =>
        $"{Encode("{\"alg\":\"ES256\"}")}.{Encode(payload)}.AAAA~"
        + string.Concat(disclosures.Select(disclosure => Encode(disclosure) + "~"));

    private static string Digest(string disclosure) =>
        Base64Url.EncodeToString(Hashing.Sha256(Encoding.ASCII.GetBytes(Encode(disclosure))));

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
