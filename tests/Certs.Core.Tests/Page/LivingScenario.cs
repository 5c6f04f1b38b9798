using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>A certificate of the last hour: a browser's clock is today's.</summary>
internal static class LivingScenario
{
    /// <summary>Its bundle and what it is judged by.</summary>
    public static OfflineScenario Make()
    {
        using TestValidators validators = TestValidators.Make(4);
        return new OfflineScenario(Builder().Build(), new TestBlocks(validators));
    }

    /// <summary>What it is made with, for tests that change it.</summary>
    public static ScenarioBuilder Builder()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return new ScenarioBuilder { IssuedAt = now.AddHours(-1), HeadTime = now, RelyingProvince = 62 };
    }
}
