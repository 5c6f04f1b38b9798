using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>
/// Bundles, trust files and verdicts as bytes, for implementations in other languages: this one has to give the stored
/// verdicts. <c>CERTS_WRITE_VECTORS=1</c> makes the file anew.
/// </summary>
public sealed class OfflineVectorTests
{
    private static readonly string File = Path.Combine(
        Repository.Root, "tests", "Certs.Core.Tests", "Bundles", "offline-vectors.json");

    private const string Head =
        "{\"source\":\"made by OfflineVectorTests of this repository\","
        + "\"edition\":\"docs/bundle-format.md, version 1\",\"licence\":\"that of this repository\",\"cases\":[";

    internal static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Every_vector_gets_the_stored_verdict()
    {
        if (Environment.GetEnvironmentVariable("CERTS_WRITE_VECTORS") == "1")
        {
            Write();
        }

        using JsonDocument vectors = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        JsonElement[] cases = [.. vectors.RootElement.GetProperty("cases").EnumerateArray()];

        Assert.True(cases.Length > 30);
        Assert.All(cases, one => Assert.Equal(one.GetProperty("report").GetRawText(), ReportOf(one)));
    }

    internal static string ReportOf(JsonElement one)
    {
        SignedTrustFile trust = TrustFileReader.Read(one.GetProperty("trust").GetBytesFromBase64());
        byte[] file = one.GetProperty("bundle").GetBytesFromBase64();
        Bundle bundle = ShortForm.IsShortForm(file) ? ShortForm.Read(file) : BundleReader.Read(file);
        OfflineQuestion question = new(
            one.GetProperty("province").GetUInt16(), Moment(one, "now"), Moment(one, "at"),
            Enum.Parse<KnownAs>(one.GetProperty("known").GetString()!));
        TrustGate.Accept(trust, null, trust.Trust.MadeAt);
        OfflineVerifier verifier = new(trust.Trust, CertificateTypes.BuiltIn, VerificationPolicy.Default);
        return Encoding.UTF8.GetString(ReportJson.Write(verifier.Verify(bundle, question)));
    }

    private static DateTimeOffset Moment(JsonElement one, string name) =>
        DateTimeOffset.FromUnixTimeSeconds(one.GetProperty(name).GetInt64());

    private static void Write()
    {
        List<JsonObject> cases = [];
        using TestValidators four = TestValidators.Make(4);
        TestBlocks blocks = new(four);
        OfflineScenario good = new(new ScenarioBuilder().Build(), blocks);
        foreach ((string name, Bundle bundle, TrustFile trust, KnownAs known) in Forged(good))
        {
            cases.Add(CaseOf(name, good, BundleWriter.WriteBinary(bundle), trust, known));
        }

        for (int seed = 0; seed < 20; seed++)
        {
            OfflineScenario scenario = new(RandomScenarios.Make(seed).Build(), blocks);
            cases.Add(CaseOf(
                $"random state {seed}", scenario, BundleWriter.WriteBinary(scenario.Bundle), scenario.Trust,
                KnownAs.AtStatusBlock));
        }

        System.IO.File.WriteAllText(
            File,
            $"{Head}\n{string.Join(",\n", cases.Select(one => one.ToJsonString(Plain)))}\n]}}\n");
    }

    private static IEnumerable<(string Name, Bundle Bundle, TrustFile Trust, KnownAs Known)> Forged(OfflineScenario good)
    {
        Bundle bundle = good.Bundle;
        AnchorEvidence inclusion = bundle.Inclusion!;
        StatusEvidence status = bundle.Status!;
        yield return ("good", bundle, good.Trust, KnownAs.AtStatusBlock);
        yield return ("good, as known by everything", bundle, good.Trust, KnownAs.Newest);
        yield return ("document alone", new Bundle { Document = bundle.Document }, good.Trust, KnownAs.Newest);
        yield return ("no status", bundle with { Status = null }, good.Trust, KnownAs.Newest);
        yield return ("no inclusion", bundle with { Inclusion = null }, good.Trust, KnownAs.AtStatusBlock);
        yield return ("one seal fewer", WithHeader(bundle, HeaderForgery.WithSeals(
            inclusion.Header, seals => HeaderForgery.Without(seals, 0))), good.Trust, KnownAs.AtStatusBlock);
        yield return ("a seal twice", WithHeader(bundle, HeaderForgery.WithSeals(
            inclusion.Header, seals => HeaderForgery.Doubled(seals, 0))), good.Trust, KnownAs.AtStatusBlock);
        yield return ("a header member too many", WithHeader(bundle, HeaderForgery.WithMembers(
            inclusion.Header, members => HeaderForgery.Doubled(members, 14))), good.Trust, KnownAs.AtStatusBlock);
        yield return ("a node missing", bundle with
        {
            Inclusion = inclusion with { Receipt = HeaderForgery.Without(inclusion.Receipt, 0) },
        }, good.Trust, KnownAs.AtStatusBlock);
        yield return ("a node twice", bundle with
        {
            Status = status with { Account = HeaderForgery.Doubled(status.Account, status.Account.Count - 1) },
        }, good.Trust, KnownAs.AtStatusBlock);
        yield return ("another contract", bundle, good.Trust with
        {
            Status = good.Trust.Status with { CodeHash = TestRegistry.HashOf("code") },
        }, KnownAs.AtStatusBlock);
        yield return ("checkpoint too old", bundle, good.Trust with
        {
            ValidFor = good.Trust.ValidFor with { Checkpoint = TimeSpan.FromDays(1) },
        }, KnownAs.AtStatusBlock);
    }

    private static Bundle WithHeader(Bundle bundle, byte[] header) =>
        bundle with { Inclusion = bundle.Inclusion! with { Header = header } };

    internal static JsonObject CaseOf(
        string name, OfflineScenario scenario, byte[] bundle, TrustFile trust, KnownAs known)
    {
        OfflineQuestion question = scenario.Question;
        JsonObject one = new()
        {
            ["name"] = name,
            ["province"] = question.Province,
            ["now"] = question.Now.ToUnixTimeSeconds(),
            ["at"] = question.At!.Value.ToUnixTimeSeconds(),
            ["known"] = known.ToString(),
            ["trust"] = Convert.ToBase64String(TrustFileWriter.Write(TestProvinces.Sign(trust, 33, 62))),
            ["bundle"] = Convert.ToBase64String(bundle),
        };
        using JsonDocument question2 = JsonDocument.Parse(one.ToJsonString());
        one["report"] = JsonNode.Parse(ReportOf(question2.RootElement));
        return one;
    }
}
