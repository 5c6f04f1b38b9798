using System.Buffers.Text;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Core.Tests.Suites;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Vectors;

// JSON web signatures of Wycheproof, judged as every compact form is here: read strictly, and by the one
// suite that the key is registered for. The header's alg has to name that suite and chooses nothing.
public sealed class WycheproofJwsTests
{
    // The number of cases is Wycheproof's own. Valid there and not here: HMAC, other hashes and P-521, which
    // are no suites, and two cases whose header names another algorithm than the key (346 and 350).
    [Fact]
    public void Every_case_is_judged_as_published_where_key_and_header_name_the_same_suite()
    {
        List<JwsCase> cases = Read();

        int[] accepted = [.. cases.Where(IsAccepted).Select(one => one.Id)];

        Assert.Equal(401, cases.Count);
        Assert.Equal(
            cases.Where(one => one.IsValid && SuiteOf(one) is not null && one.Id is not (346 or 350))
                .Select(one => one.Id),
            accepted);
        Assert.Equal(16, accepted.Length);
    }

    [Fact]
    public void None_of_them_is_a_certificate()
    {
        Assert.All(
            Read(), one => Assert.Throws<DocumentFormatException>(() => SdJwtExport.Import(one.Jws + "~")));
    }

    private static bool IsAccepted(JwsCase one) =>
        SuiteOf(one) is { } suite && KeyOf(one, suite) is { } key && Verifies(one.Jws, key);

    private static bool Verifies(string jws, VerificationKey key)
    {
        try
        {
            CompactParts parts = CompactParts.Split(jws + "~");
            JsonObject header = StrictJson.ParseObject(Decode(parts.Header), "header");
            return header["alg"] is JsonValue name && name.TryGetValue(out string? alg)
                && AlgNames.TryRead(Encoding.ASCII.GetBytes(alg), out Suite suite) && suite == key.Suite
                && Base64UrlText.Decode(Encoding.ASCII.GetBytes(parts.Payload)) is not null
                && key.Verify(
                    Encoding.ASCII.GetBytes($"{parts.Header}.{parts.Payload}"), Decode(parts.Signature));
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    private static byte[] Decode(string text) =>
        Base64UrlText.Decode(Encoding.ASCII.GetBytes(text))
        ?? throw new DocumentFormatException(FormatRule.BadBase64Url, "jws");

    // What the key is registered for; one without an algorithm, as for encryption, is registered for nothing.
    private static Suite? SuiteOf(JwsCase one) =>
        AlgNames.TryRead(Encoding.ASCII.GetBytes(one.Text("alg") ?? ""), out Suite suite) ? suite : null;

    private static VerificationKey? KeyOf(JwsCase one, Suite suite)
    {
        try
        {
            return one.Text("kty") switch
            {
                "EC" => VerificationKey.Import(
                    suite, TestKeys.EcSpki(suite, [4, .. one.Bytes("x"), .. one.Bytes("y")])),
                "RSA" => VerificationKey.Import(
                    suite, TestKeys.RsaSpki(Number(one.Bytes("n")), Number(one.Bytes("e")))),
                _ => null,
            };
        }
        catch (KeyRefusedException)
        {
            return null;
        }
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static List<JwsCase> Read()
    {
        JsonNode file = JsonNode.Parse(
            File.ReadAllBytes(Repository.Vectors("wycheproof/json_web_signature_test.json")))!;
        return
        [
            .. file["testGroups"]!.AsArray().SelectMany(group => group!["tests"]!.AsArray().Select(
                test => new JwsCase(
                    (int)test!["tcId"]!, (string)test["jws"]!, (string?)test["result"] == "valid",
                    (group["public"] ?? group["private"])!.AsObject()))),
        ];
    }

    private sealed record JwsCase(int Id, string Jws, bool IsValid, JsonObject Key)
    {
        public string? Text(string member) => (string?)Key[member];

        public byte[] Bytes(string member) => Base64Url.DecodeFromChars(Text(member));
    }
}
