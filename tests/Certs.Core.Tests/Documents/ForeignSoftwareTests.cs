using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Core.Tests.Documents.Json;
using Certs.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>What software that nobody here wrote says about our bytes, and we about its bytes.</summary>
public sealed class ForeignSoftwareTests
{
    [Fact]
    public async Task The_npm_package_canonicalize_writes_the_same_bytes()
    {
        JsonNode?[] trees = [.. JsonTrees.Tree.Sample(5_000, 60)];
        string input =
            string.Join('\n', trees.Select(tree => Base64(JsonSerializer.SerializeToUtf8Bytes(tree))));

        string output = await NodeScript.RunAsync("canonicalize.mjs", input);

        Assert.Equal(
            trees.Select(tree => Base64(CanonicalJson.Write(tree))),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.ES384)]
    [InlineData(Suite.PS256)]
    [InlineData(Suite.RS256)]
    [InlineData(Suite.EdDSA)]
    public async Task An_exported_certificate_is_verified_by_the_npm_package_sd_jwt_vc(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        string compact = SdJwtExport.Export(Signed(key), suite);
        string forged = WithPayloadOf(compact, SdJwtExport.Export(Signed(key), suite));

        JsonArray verified =
            (JsonArray)(await AskAsync("verify", Request(compact), Request(forged)))["verified"]!;

        Assert.Equal(Expected(), Shown(verified[0]!.AsObject()));
        Assert.NotNull(verified[1]!["error"]);

        JsonObject Request(string text) => new()
        {
            ["compact"] = text,
            ["spki"] = Base64(key.Public.Spki.Span),
            ["alg"] = SuiteTable.Get(suite).Alg,
        };
    }

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.ES384)]
    [InlineData(Suite.PS256)]
    [InlineData(Suite.RS256)]
    [InlineData(Suite.EdDSA)]
    public async Task A_credential_of_the_npm_package_sd_jwt_vc_is_read_and_verified(Suite suite)
    {
        JsonObject request = JsonNode.Parse("""
            {
              "claims": { "iss": "https://issuer.example", "vct": "urn:example:degree", "iat": 1763769600,
                          "name": "李四", "degrees": ["BSc", "MSc"], "address": { "city": "兰州", "street": "1" } },
              "frame": { "_sd": ["name", "address"], "degrees": { "_sd": [1] }, "address": { "_sd": ["street"] } }
            }
            """)!.AsObject();
        request["alg"] = SuiteTable.Get(suite).Alg;
        JsonNode issued = (await AskAsync("issue", request))["issued"]![0]!;

        SdJwt credential = SdJwt.Read(issued["compact"]!.GetValue<string>());
        VerificationKey key = VerificationKey.Import(
            suite, Convert.FromBase64String(issued["spki"]!.GetValue<string>()));

        Assert.True(key.Verify(credential.SigningInput.Span, credential.Signature.Span));
        Assert.Equal(
            ("dc+sd-jwt", SuiteTable.Get(suite).Alg),
            (credential.Header["typ"]!.GetValue<string>(), credential.Header["alg"]!.GetValue<string>()));
        Assert.True(
            JsonNode.DeepEquals(request["claims"], credential.Claims), credential.Claims.ToJsonString());
    }

    // Header, signature and disclosures of the first, payload of the second.
    private static string WithPayloadOf(string first, string second)
    {
        string[] parts = first.Split('.');
        return string.Join('.', parts[0], second.Split('.')[1], parts[2]);
    }

    private static CertificateDocument Signed(SigningKey key)
    {
        CertificateDraft draft = SampleDocuments.Draft() with
        {
            Keys = [new DraftKey(key.Public.Suite, new Hash32(key.Public.KeyId.Span))],
        };
        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, RandomNumberGenerator.Fill);
        byte[] signature = key.Sign(prepared.SigningInput(key.Public.Suite).Span);
        return prepared.Sign(new Dictionary<Suite, byte[]> { [key.Public.Suite] = signature });
    }

    private static SortedDictionary<string, string> Expected() =>
        new(SampleDocuments.BusinessLicenceFields().ToDictionary(
            field => field.Name, field => field.Value.ToString()));

    private static SortedDictionary<string, string> Shown(JsonObject claims) =>
        new(claims
            .Where(claim => SampleDocuments.BusinessLicence.FindField(claim.Key) is not null)
            .ToDictionary(claim => claim.Key, claim => claim.Value!.ToString()));

    private static async Task<JsonNode> AskAsync(string verb, params JsonNode[] items) =>
        JsonNode.Parse(await NodeScript.RunAsync(
            "sd-jwt-vc.mjs", new JsonObject { [verb] = new JsonArray(items) }.ToJsonString()))!;

    private static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);
}
