using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Core.Tests.Bundles;
using Certs.Testing;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.ShortForms;

/// <summary>
/// Short forms and verdicts as bytes, for implementations in other languages, as <c>OfflineVectorTests</c> has bundles.
/// <c>CERTS_WRITE_VECTORS=1</c> makes the file anew.
/// </summary>
public sealed class ShortFormVectorTests
{
    private static readonly string Vectors = Path.Combine(
        Repository.Root, "tests", "Certs.Core.Tests", "ShortForms", "short-form-vectors.json");

    private const string Head =
        "{\"source\":\"made by ShortFormVectorTests of this repository\","
        + "\"edition\":\"docs/bundle-format.md, short form 1\",\"licence\":\"that of this repository\",\"cases\":[";

    [Fact]
    public void Every_vector_gets_the_stored_verdict()
    {
        if (Environment.GetEnvironmentVariable("CERTS_WRITE_VECTORS") == "1")
        {
            Write();
        }

        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(Vectors));
        JsonElement[] cases = [.. vectors.RootElement.GetProperty("cases").EnumerateArray()];

        Assert.True(cases.Length >= 10);
        Assert.All(cases, one => Assert.Equal(one.GetProperty("report").GetRawText(), OfflineVectorTests.ReportOf(one)));
    }

    private static void Write()
    {
        using TestValidators validators = TestValidators.Make(1);
        TestBlocks blocks = new(validators, strangers: 3);
        List<JsonObject> cases = [];
        for (int seed = 0; cases.Count < 10; seed++)
        {
            OfflineScenario scenario = new(RandomScenarios.Make(seed).Build(), blocks);
            if (TestWitnesses.Of(scenario, others: seed % 3) is { } bundle)
            {
                cases.Add(CaseOf($"random state {seed}", scenario, bundle));
            }
        }

        OfflineScenario good = new(new ScenarioBuilder().Build(), blocks);
        cases.Add(CaseOf("good", good, TestWitnesses.Of(good)!));
        cases.Add(CaseOf("a province too few", good, TestWitnesses.Of(good, 0, 33)!));
        File.WriteAllText(
            Vectors,
            $"{Head}\n{string.Join(",\n", cases.Select(one => one.ToJsonString(OfflineVectorTests.Plain)))}\n]}}\n");
    }

    private static JsonObject CaseOf(string name, OfflineScenario scenario, Bundle bundle) => OfflineVectorTests.CaseOf(
        name, scenario, Encoding.ASCII.GetBytes(ShortForm.Prefix + Base45.Encode(ShortFormWriter.Write(bundle))),
        scenario.Trust, KnownAs.Newest);
}
