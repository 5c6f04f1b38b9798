using System.Globalization;
using Certs.Core.Documents;
using Certs.Testing;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Page;

/// <summary>The page's own verifier gives the report of Core, byte for byte, on every vector.</summary>
public sealed class PageAgreementTests
{
    private static readonly int Certificates = int.Parse(
        Environment.GetEnvironmentVariable("CERTS_AGREEMENT") ?? "120", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Certificates_in_random_states()
    {
        using TestValidators validators = TestValidators.Make(1);
        TestBlocks blocks = new(validators, strangers: 3);

        await AssertAgreesAsync([
            .. Enumerable.Range(0, Certificates).SelectMany(seed => PageVectors.Of(
                $"random {seed}", new OfflineScenario(RandomScenarios.Make(seed).Build(), blocks))),
        ]);
    }

    [Fact]
    public async Task Every_suite_and_keys_that_a_suite_does_not_take()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. SuiteVectors.All6(validators)]);
    }

    [Fact]
    public async Task Electronic_seals_of_every_generation()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. SealVectors.All(validators)]);
    }

    [Fact]
    public async Task Random_rules_of_the_relying_province()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. RuleVectors.Random(validators, 120)]);
    }

    [Fact]
    public async Task Bridge_statements()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. BridgeVectors.All(validators)]);
    }

    [Fact]
    public async Task A_certificate_whose_status_is_published_for_others()
    {
        using TestValidators validators = TestValidators.Make(1);
        ScenarioBuilder builder = new()
        {
            ChangeDraft = draft => draft with { Status = new ListEntry(7, "https://a.example/62-1/1") },
        };

        await AssertAgreesAsync(
            [.. PageVectors.Of("status list", new OfflineScenario(builder.Build(), new TestBlocks(validators, strangers: 3)))]);
    }

    [Fact]
    public async Task Seals_of_blocks_hand_overs_and_proofs() => await AssertAgreesAsync([.. BlockVectors.All()]);

    [Fact]
    public async Task Trust_files()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. TrustVectors.All(validators)]);
    }

    [Fact]
    public async Task Bundles_with_one_bit_changed()
    {
        using TestValidators validators = TestValidators.Make(4);
        TestBlocks blocks = new(validators, strangers: 3);

        await AssertAgreesAsync([
            .. Enumerable.Range(0, 10).SelectMany(seed => PageVectors.Of(
                    $"random {seed}", new OfflineScenario(RandomScenarios.Make(seed).Build(), blocks))
                .SelectMany(vector => PageVectors.Altered(vector, 20, seed))),
        ]);
    }

    [Fact]
    public async Task Blocks_that_are_remembered() => await AssertAgreesAsync([.. MemoryVectors.All()]);

    [Fact]
    public async Task Short_forms()
    {
        using TestValidators validators = TestValidators.Make(1);

        await AssertAgreesAsync([.. ShortFormVectors.All(validators)]);
    }

    private static async Task AssertAgreesAsync(IReadOnlyList<PageVector> vectors)
    {
        string page = Path.Combine(Repository.Root, "src", "Certs.Page", "certs-verify.html");
        string lines = string.Join('\n', vectors.Select(vector => vector.ToLine()));

        string output = await NodeScript.RunAsync("verify-vectors.mjs", lines, folder: "Certs.Core.Tests/Page", page);

        Assert.True(output == $"{vectors.Count} agree\n", output);
    }
}
