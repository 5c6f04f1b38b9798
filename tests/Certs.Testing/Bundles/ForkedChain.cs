using Certs.Core.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>
/// One certificate on a chain that its validators and provinces show in two ways: two blocks at the height of the status.
/// </summary>
public sealed class ForkedChain : IDisposable
{
    /// <summary>Makes both.</summary>
    /// <param name="builder">The certificate; null: an ordinary one.</param>
    public ForkedChain(ScenarioBuilder? builder = null)
    {
        Scenario scenario = (builder ?? new ScenarioBuilder()).Build();
        One = new OfflineScenario(scenario, new TestBlocks(Validators, strangers: 3));
        Other = new OfflineScenario(scenario, new TestBlocks(Validators, strangers: 4));
        Unsealed = new OfflineScenario(scenario, new TestBlocks(Strangers, strangers: 5));
    }

    public TestValidators Validators { get; } = TestValidators.Make(4);

    /// <summary>One way.</summary>
    public OfflineScenario One { get; }

    /// <summary>The other.</summary>
    public OfflineScenario Other { get; }

    /// <summary>A third, which nobody sealed who may.</summary>
    public OfflineScenario Unsealed { get; }

    /// <summary>What a verifier that saw both calls the file of its evidence.</summary>
    public string EvidenceName => string.Join('-', new[] { One, Other }
        .Select(way => way.StatusBlock.BlockHash.ToString()[2..]).Order(StringComparer.Ordinal)
        .Prepend($"{One.StatusBlock.BlockNumber}").Prepend($"{One.Trust.ChainId}")) + ".json";

    /// <summary>A way as a full bundle that validators sealed and as a short form that two of three provinces signed.</summary>
    public static Bundle Shown(OfflineScenario way, bool isShort)
    {
        ArgumentNullException.ThrowIfNull(way);
        return isShort ? TestWitnesses.Of(way)! : way.Bundle;
    }

    private TestValidators Strangers { get; } = TestValidators.Make(4, from: 50);

    public void Dispose()
    {
        Validators.Dispose();
        Strangers.Dispose();
    }
}
