using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Certs.Core.Documents;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed partial class DocumentReaderTests
{
    private static readonly string File = Encoding.UTF8.GetString(
        DocumentWriter.WithAnchor(SampleDocuments.File(), SampleDocuments.Anchor()));

    private static readonly string PayloadText = File.Split('"')[3];

    private static readonly string Payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(PayloadText));

    private const string Digest = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData(",\"chain\"", ", \"chain\"", FormatRule.NotCanonical, "payload byte #")]
    [InlineData(
        "\"_sd_alg\":\"sha-256\"", "\"_sd_alg\":\"sha-512\"", FormatRule.UnknownVersion, "payload._sd_alg")]
    [InlineData("\"_sd_alg\":\"sha-256\",", "", FormatRule.MissingMember, "payload._sd_alg")]
    [InlineData("\"eip155:1337:", "\"eip155:01337:", FormatRule.BadValue, "payload.chain")]
    [InlineData("000aa\"", "000AA\"", FormatRule.BadValue, "payload.chain")]
    [InlineData("\"exp\":1921536000", "\"exp\":1763769600", FormatRule.BadValue, "payload.exp")]
    [InlineData("\"exp\":1921536000", "\"exp\":253402300800", FormatRule.BadValue, "payload.exp")]
    [InlineData("\"exp\":1921536000", "\"exp\":null", FormatRule.NullValue, "payload byte #")]
    [InlineData("\"exp\":1921536000", "\"exp\":1921536000.0", FormatRule.NumberNotInteger, "payload byte #")]
    [InlineData("\"exp\":1921536000", "\"exp\":1e10", FormatRule.NumberNotInteger, "payload byte #")]
    [InlineData("\"exp\":1921536000", "\"exp\":01921536000", FormatRule.NotJson, "payload byte #")]
    [InlineData("\"exp\":1921536000", "\"exp\":-0", FormatRule.NegativeZero, "payload byte #")]
    [InlineData(
        "\"exp\":1921536000", "\"exp\":9007199254740992", FormatRule.IntegerOutOfRange, "payload byte #")]
    [InlineData("\"exp\":1921536000", "\"exp\":\"1921536000\"", FormatRule.WrongType, "payload byte #")]
    [InlineData("\"iat\":1763769600", "\"iat\":-1", FormatRule.BadValue, "payload.iat")]
    [InlineData(
        "\"iat\":1763769600,", "\"iat\":1763769600,\"iat\":1763769600,", FormatRule.DuplicateKey,
        "payload byte #")]
    [InlineData(
        "\"iat\":1763769600,", "\"iat\":1763769600,\"icon\":\"x\",", FormatRule.UnknownMember, "payload.iss")]
    [InlineData("\"nbf\":1763769600,", "\"zzz\":1,", FormatRule.NotCanonical, "payload byte #")]
    [InlineData(
        "\"iss\":\"urn:certs:agency:62:1\"", "\"iss\":\"urn:certs:agency:62:01\"", FormatRule.BadValue,
        "payload.iss")]
    [InlineData(
        "\"name_en\":\"Gansu", "\"name_en\":\"\\u0047ansu", FormatRule.NotCanonical, "payload byte #")]
    [InlineData("\"name_en\":\"Gansu", "\"name_en\":\"A\u030ansu", FormatRule.NotNfc, "payload byte #")]
    [InlineData("\"name_en\":\"Gansu", "\"name_en\":\"\ufdd0", FormatRule.Noncharacter, "payload byte #")]
    [InlineData("\"salt\":\"AAAA", "\"salt\":\"AA", FormatRule.BadValue, "payload.iss_profile.salt")]
    [InlineData("\"salt\":\"AAAA", "\"salt\":\"AA=A", FormatRule.BadBase64Url, "payload.iss_profile.salt")]
    [InlineData(
        "AAAAAA\"},\"nbf\"", "AAAAAB\"},\"nbf\"", FormatRule.BadBase64Url, "payload.iss_profile.salt")]
    [InlineData("\"number\":\"1.2", "\"number\":\" 1.2", FormatRule.BadValue, "payload.number")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"SM2\",\"ES256\"]", FormatRule.SuiteOrder, "payload.suites")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"ES256\",\"ES256\"]", FormatRule.SuiteOrder, "payload.suites")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"ES256\",\"SM9\"]", FormatRule.UnknownSuite, "payload.suites")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"ES256\"]", FormatRule.SuiteOrder, "signatures[1]")]
    [InlineData("[\"ES256\",\"SM2\"]", "[]", FormatRule.BadValue, "payload.suites")]
    [InlineData("business-licence:1", "business-licence:0", FormatRule.BadValue, "payload.vct")]
    [InlineData("business-licence:1", "Business-licence:1", FormatRule.BadValue, "payload.vct")]
    [InlineData(
        "\"vct#integrity\":\"sha256-", "\"vct#integrity\":\"sha384-", FormatRule.BadValue,
        "payload.vct#integrity")]
    [InlineData(
        "{\"_sd\":[\"", "{\"_sd\":[\"" + Digest + "\",\"" + Digest + "\",\"", FormatRule.DuplicateDisclosure,
        "payload._sd")]
    [InlineData("],\"_sd_alg\"", ",\"" + Digest + "\"],\"_sd_alg\"", FormatRule.NotCanonical, "payload._sd")]
    [InlineData("{\"_sd\":[\"", "{\"_sd\":[1,\"", FormatRule.WrongType, "payload byte #")]
    [InlineData("{\"_sd\":[", "[{\"_sd\":[", FormatRule.NotJson, "payload byte #")]
    [InlineData("{\"_sd\":[", "{\"", FormatRule.NotJson, "payload byte #")]
    public void A_payload_that_breaks_a_rule_is_refused_by_name(
        string part, string replacement, FormatRule rule, string path)
    {
        byte[] file = WithPayload(Replace(Payload, part, replacement));

        Assert.Equal((rule, path), RefusalOf(file));
    }

    [Theory]
    [InlineData("{\"payload\"", "{ \"payload\"", FormatRule.NotCanonical, "file byte #")]
    [InlineData("{\"payload\"", " {\"payload\"", FormatRule.NotCanonical, "file byte #")]
    [InlineData("{\"payload\"", "\ufeff{\"payload\"", FormatRule.ByteOrderMark, "file")]
    [InlineData("{\"payload\"", "{\"a\":1,\"payload\"", FormatRule.UnknownMember, "file.payload")]
    [InlineData("{\"payload\":\"", "{\"payload\":\"!", FormatRule.BadBase64Url, "payload")]
    [InlineData(
        "{\"anchor\":{\"block\":42", "{\"anchor\":{\"block\":-42", FormatRule.BadValue, "file.header.anchor")]
    [InlineData("\"index\":2", "\"index\":5", FormatRule.BadValue, "file.header.anchor.size")]
    [InlineData("\"size\":5", "\"size\":5,\"z\":1", FormatRule.UnknownMember, "file byte #")]
    [InlineData(
        "\"disclosures\":[", "\"disclosures\":[\"W10\",", FormatRule.MissingMember, "disclosures[0].element")]
    [InlineData("\"disclosures\":[", "\"disclosures\":[\"W11\",", FormatRule.BadBase64Url, "disclosures[0]")]
    [InlineData("\"disclosures\":", "\"disclosure\":", FormatRule.UnknownMember, "file.disclosures")]
    [InlineData(
        "},{\"protected\"", "},{\"header\":{},\"protected\"", FormatRule.UnknownMember, "file.protected")]
    [InlineData("}]}", "}]}\n", FormatRule.NotCanonical, "file byte #")]
    [InlineData("}]}", "}]}}", FormatRule.NotJson, "file byte #")]
    [InlineData("}]}", "}],\"z\":1}", FormatRule.UnknownMember, "file byte #")]
    [InlineData("}]}", "}]", FormatRule.NotJson, "file byte #")]
    public void A_file_that_breaks_a_rule_is_refused_by_name(
        string part, string replacement, FormatRule rule, string path)
    {
        byte[] file = Encoding.UTF8.GetBytes(Replace(File, part, replacement));

        Assert.Equal((rule, path), RefusalOf(file));
    }

    [Theory]
    [InlineData(
        "{\"alg\":\"ES512\",\"kid\":\"" + Digest + "\",\"typ\":\"dc+sd-jwt\"}", FormatRule.UnknownSuite,
        "alg")]
    [InlineData(
        "{\"alg\":\"none\",\"kid\":\"" + Digest + "\",\"typ\":\"dc+sd-jwt\"}", FormatRule.UnknownSuite,
        "alg")]
    [InlineData(
        "{\"alg\":\"ES256\",\"kid\":\"" + Digest + "\",\"typ\":\"vc+sd-jwt\"}", FormatRule.UnknownVersion,
        "typ")]
    [InlineData("{\"alg\":\"ES256\",\"kid\":\"AAAA\",\"typ\":\"dc+sd-jwt\"}", FormatRule.BadValue, "kid")]
    [InlineData("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}", FormatRule.MissingMember, "kid")]
    [InlineData(
        "{\"alg\":\"ES256\",\"crit\":[],\"kid\":\"" + Digest + "\",\"typ\":\"dc+sd-jwt\"}",
        FormatRule.UnknownMember, "kid")]
    public void A_protected_header_that_breaks_a_rule_is_refused_by_name(
        string header, FormatRule rule, string member)
    {
        string own = File.Split("\"protected\":\"")[1].Split('"')[0];
        byte[] file = Encoding.UTF8.GetBytes(File.Replace(own, Encode(header)));

        FormatAssert.Refuses(rule, $"signatures[0].protected.{member}", () => DocumentReader.Read(file));
    }

    [Theory]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",null]", FormatRule.NullValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",{\"a\":[null]}]", FormatRule.NullValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\"]", FormatRule.MissingMember)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",1,2]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAA\",\"name\",1]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"exp\",1]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"_sd\",1]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"...\",1]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"\",1]", FormatRule.BadValue)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",{\"b\":1,\"a\":2}]", FormatRule.NotCanonical)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",{\"a\":1,\"a\":2}]", FormatRule.DuplicateKey)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",\"\\ud83d\"]", FormatRule.NotCanonical)]
    [InlineData("[\"AAAAAAAAAAAAAAAAAAAAAA\", \"name\",1]", FormatRule.NotCanonical)]
    [InlineData("{}", FormatRule.WrongType)]
    public void A_disclosure_that_breaks_a_rule_is_refused(string disclosure, FormatRule rule)
    {
        byte[] file = Encoding.UTF8.GetBytes(
            Replace(File, "\"disclosures\":[", $"\"disclosures\":[\"{Encode(disclosure)}\","));

        Assert.Equal(rule, FormatAssert.RuleBrokenBy(() => DocumentReader.Read(file)));
    }

    [Fact]
    public void Two_disclosures_of_one_field_are_refused_even_when_their_values_differ()
    {
        string second = Encode("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\",\"Somebody else\"]");
        byte[] file =
            Encoding.UTF8.GetBytes(Replace(File, "\"disclosures\":[", $"\"disclosures\":[\"{second}\","));

        FormatAssert.Refuses(
            FormatRule.DuplicateDisclosure, "disclosures[2]", () => DocumentReader.Read(file));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_where_they_stand()
    {
        byte[] payload = Encoding.UTF8.GetBytes(Payload);
        int start = payload.AsSpan().IndexOf("Gansu"u8);
        int end = start + payload.AsSpan(start).IndexOf((byte)'"') + 1;
        payload[start] = 0xed;

        FormatAssert.Refuses(
            FormatRule.InvalidUtf8, $"payload byte {end}", () => DocumentReader.Read(WithPayload(payload)));
    }

    [Theory]
    [InlineData("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"AA\",\"y\":\"AA\"}", null)]
    [InlineData(
        "{\"crv\":\"P-256\",\"d\":\"AA\",\"kty\":\"EC\",\"x\":\"AA\",\"y\":\"AA\"}", FormatRule.BadValue)]
    [InlineData("{\"k\":\"AA\",\"kty\":\"oct\"}", FormatRule.BadValue)]
    [InlineData("\"key\"", FormatRule.BadValue)]
    public void A_holder_key_is_a_public_key_or_refused(string key, FormatRule? rule)
    {
        string payload = Replace(Payload, ",\"exp\":", $",\"cnf\":{{\"jwk\":{key}}},\"exp\":");

        FormatRule? broken = FormatAssert.RuleBrokenBy(() => DocumentReader.Read(WithPayload(payload)));

        Assert.Equal(rule, broken);
    }

    [Theory]
    [InlineData("{\"status_list\":{\"idx\":0,\"uri\":\"https://a.example/1\"}}", null)]
    [InlineData("{\"status_list\":{\"idx\":-1,\"uri\":\"https://a.example/1\"}}", FormatRule.BadValue)]
    [InlineData("{\"status_list\":{\"idx\":\"1\",\"uri\":\"https://a.example/1\"}}", FormatRule.WrongType)]
    [InlineData("{\"status_list\":{\"idx\":1,\"uri\":\"ftp://a.example/1\"}}", FormatRule.BadValue)]
    [InlineData("{\"status_list\":{\"idx\":1,\"uri\":\"https://\"}}", FormatRule.BadValue)]
    [InlineData("{\"status_list\":{\"idx\":1,\"uri\":\"https://a.example/ 1\"}}", FormatRule.BadValue)]
    [InlineData("{\"status_list\":{\"idx\":1}}", FormatRule.MissingMember)]
    [InlineData("{\"status_list\":{\"idx\":1,\"uri\":\"https://a.example/1\"},\"z\":1}", FormatRule.UnknownMember)]
    public void A_status_names_an_entry_of_a_list_or_is_refused(string status, FormatRule? rule)
    {
        string payload = Replace(Payload, ",\"suites\":", $",\"status\":{status},\"suites\":");

        FormatRule? broken = FormatAssert.RuleBrokenBy(() => DocumentReader.Read(WithPayload(payload)));

        Assert.Equal(rule, broken);
    }

    // Offsets depend on the sample: only that there is one counts here.
    private static (FormatRule Rule, string Path) RefusalOf(byte[] file)
    {
        DocumentFormatException refusal =
            Assert.Throws<DocumentFormatException>(() => DocumentReader.Read(file));
        return (refusal.Rule, OffsetAtEnd().Replace(refusal.Path, "byte #"));
    }

    [GeneratedRegex("byte [0-9]+$")]
    private static partial Regex OffsetAtEnd();

    private static byte[] WithPayload(string payload) => WithPayload(Encoding.UTF8.GetBytes(payload));

    private static byte[] WithPayload(byte[] payload) =>
        Encoding.UTF8.GetBytes(File.Replace(PayloadText, Base64Url.EncodeToString(payload)));

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    // Fails when the part is not there, so that no case tests nothing.
    private static string Replace(string text, string part, string replacement)
    {
        int index = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(index >= 0, $"The sample has no {part}.");
        return string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + part.Length));
    }
}
