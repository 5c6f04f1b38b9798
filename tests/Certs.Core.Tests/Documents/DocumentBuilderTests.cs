using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class DocumentBuilderTests
{
    [Fact]
    public void A_hundred_thousand_salts_are_all_different()
    {
        CertificateField[] fields =
            [.. Enumerable.Range(0, 250).Select(i => SampleDocuments.Text($"field_{i}", "the same value"))];
        CertificateDraft draft = SampleDocuments.Draft(fields);
        HashSet<Hash32> digests = [];
        HashSet<string> salts = [];

        for (int run = 0; run < 400; run++)
        {
            PreparedCertificate prepared = DocumentBuilder.Prepare(draft, RandomNumberGenerator.Fill);
            foreach (Disclosure disclosure in prepared.Disclosures)
            {
                digests.Add(disclosure.Digest);
                // The salt is the first element: 22 characters after [" are 30 of BASE64URL.
                salts.Add(Convert.ToHexString(disclosure.Encoded.Span[2..32]));
            }
        }

        Assert.Equal((100_000, 100_000), (digests.Count, salts.Count));
    }

    [Fact]
    public void The_same_field_twice_is_refused()
    {
        CertificateField[] fields = [SampleDocuments.Text("name", "a"), SampleDocuments.Text("name", "b")];

        FormatAssert.Refuses(
            FormatRule.DuplicateDisclosure, "disclosures[1]", () => SampleDocuments.File(fields));
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("number")]
    [InlineData("_sd")]
    [InlineData("...")]
    [InlineData("Name")]
    [InlineData("")]
    [InlineData("名称")]
    public void A_name_that_no_field_may_have_is_refused(string name)
    {
        FormatAssert.Refuses(
            FormatRule.BadValue, "fields.name", () => SampleDocuments.File(SampleDocuments.Text(name, "x")));
    }

    [Fact]
    public void A_value_that_JSON_allows_and_a_document_does_not_is_refused_with_the_name_of_its_field()
    {
        CertificateField fraction = new("area", JsonValue.Create(12.5));
        CertificateField hollow = new("holders", new JsonArray((JsonNode?)null));
        CertificateField decomposed = SampleDocuments.Text("name", "A\u030a");
        CertificateField broken = SampleDocuments.Text("name", "\ud800");

        FormatAssert.Refuses(
            FormatRule.NumberNotInteger, "fields.area", () => SampleDocuments.File(fraction));
        FormatAssert.Refuses(FormatRule.NullValue, "fields.holders", () => SampleDocuments.File(hollow));
        FormatAssert.Refuses(FormatRule.NotNfc, "fields.name", () => SampleDocuments.File(decomposed));
        FormatAssert.Refuses(FormatRule.LoneSurrogate, "fields.name", () => SampleDocuments.File(broken));
    }

    [Fact]
    public void Facts_that_make_no_payload_are_refused_before_anything_is_signed()
    {
        CertificateDraft draft = SampleDocuments.Draft();
        CertificateDraft twice = draft with { Keys = [draft.Keys[0], draft.Keys[0]] };
        CertificateDraft none = draft with { Keys = [] };
        CertificateDraft over = draft with { Expires = draft.NotBefore };
        CertificateDraft secret = draft with { HolderKey = new JsonObject { ["kty"] = "EC", ["d"] = "AA" } };
        CertificateDraft nowhere = draft with { Status = new ListEntry(0, "status.example") };
        CertificateDraft before = draft with { Status = new ListEntry(-1, "https://status.example") };
        CertificateDraft shortHandle = draft with { Handle = new byte[15] };

        Assert.Equal(FormatRule.SuiteOrder, RuleOf(twice));
        Assert.Equal(FormatRule.BadValue, RuleOf(none));
        Assert.Equal(FormatRule.BadValue, RuleOf(over));
        Assert.Equal(FormatRule.BadValue, RuleOf(secret));
        Assert.Equal(FormatRule.BadValue, RuleOf(nowhere));
        Assert.Equal(FormatRule.BadValue, RuleOf(before));
        Assert.Equal(FormatRule.BadValue, RuleOf(shortHandle));
    }

    [Fact]
    public void Optional_facts_are_in_the_payload()
    {
        JsonObject key = new() { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = "AA" };
        CertificateDraft draft = SampleDocuments.Draft() with
        {
            HolderKey = key,
            Supersedes = "1.2.156.3005.2.old",
            Status = new ListEntry(131_071, "https://status.example/status-lists/62-1/1"),
            Expires = null,
        };

        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, SampleDocuments.CountingSalts());
        Payload payload = DocumentReader.Read(prepared.Complete(SampleDocuments.MeaninglessSignatures())).Payload;

        Assert.Equal("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"AA\"}", payload.HolderKey!.ToJsonString());
        Assert.Equal(("1.2.156.3005.2.old", null), (payload.Supersedes, payload.Expires));
        Assert.Equal((draft.Status, draft.Status), (payload.Status, prepared.Payload.Status));
    }

    [Fact]
    public void Moments_are_cut_to_whole_seconds()
    {
        CertificateDraft draft = SampleDocuments.Draft();
        DateTimeOffset late = draft.IssuedAt.AddMilliseconds(999);

        Payload payload =
            DocumentBuilder.Prepare(draft with { IssuedAt = late }, SampleDocuments.CountingSalts()).Payload;

        Assert.Equal(draft.IssuedAt, payload.IssuedAt);
    }

    [Fact]
    public void A_prepared_certificate_comes_back_from_its_stored_form()
    {
        PreparedCertificate prepared =
            DocumentBuilder.Prepare(SampleDocuments.Draft(), SampleDocuments.CountingSalts());

        PreparedCertificate restored = PreparedCertificate.FromStoredForm(prepared.ToStoredForm());

        Assert.Equal(prepared.SigningInput(Suite.SM2), restored.SigningInput(Suite.SM2));
        Assert.Equal(
            prepared.Complete(SampleDocuments.MeaninglessSignatures()),
            restored.Complete(SampleDocuments.MeaninglessSignatures()));
    }

    [Fact]
    public void Signatures_must_be_those_that_were_prepared()
    {
        PreparedCertificate prepared =
            DocumentBuilder.Prepare(SampleDocuments.Draft(), SampleDocuments.CountingSalts());
        Dictionary<Suite, byte[]> signatures = SampleDocuments.MeaninglessSignatures();
        Dictionary<Suite, byte[]> fewer = new() { [Suite.SM2] = signatures[Suite.SM2] };
        Dictionary<Suite, byte[]> others = new(fewer) { [Suite.EdDSA] = signatures[Suite.ES256] };
        Dictionary<Suite, byte[]> empty = new(fewer) { [Suite.ES256] = [] };

        Assert.Throws<ArgumentException>(() => prepared.Complete(fewer));
        Assert.Throws<ArgumentException>(() => prepared.Complete(others));
        Assert.Throws<ArgumentException>(() => prepared.Complete(empty));
        Assert.Throws<ArgumentException>(() => prepared.SigningInput(Suite.EdDSA));
    }

    private static FormatRule? RuleOf(CertificateDraft draft) =>
        FormatAssert.RuleBrokenBy(() => DocumentBuilder.Prepare(draft, SampleDocuments.CountingSalts()));
}
