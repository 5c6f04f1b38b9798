using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Random rules of the relying province: selectors, verdicts, beginnings and ends of every kind.</summary>
internal static class RuleVectors
{
    public static IEnumerable<PageVector> Random(TestValidators validators, int count)
    {
        TestBlocks blocks = new(validators, strangers: 3);
        for (int seed = 0; seed < count; seed++)
        {
            Random random = new(seed);
            ScenarioBuilder builder = new()
            {
                Keys = random.Next(2) == 0 ? null : [TestKeys.Of(Suite.SM2)],
                ChangeEvents = events =>
                [
                    .. events.Where(recorded => recorded is not RegistryEvent.RuleAdded),
                    .. Enumerable.Range(1, random.Next(6)).SelectMany(id => Rule((uint)id, random)),
                ],
            };
            yield return PageVectors.Of($"rules {seed}", new OfflineScenario(builder.Build(), blocks)).First();
        }
    }

    private static IEnumerable<RegistryEvent> Rule(uint id, Random random)
    {
        DateTimeOffset issued = new ScenarioBuilder().IssuedAt;
        DateTimeOffset from = issued.AddDays(random.Next(-20, 5));
        ChainPoint at = new(random.Next(1, 90), TestRegistry.Founded.AddDays(1));
        yield return new RegistryEvent.RuleAdded(at, new RecognitionRule(
            id, 33,
            OneOf(random, (Suite?)null, Suite.SM2, Suite.ES256),
            OneOf(random, (Hash32?)null, null, TestRegistry.Type.TypeId, TestRegistry.HashOf("another type")),
            OneOf<ushort?>(random, null, null, 62, 53),
            OneOf<byte?>(random, null, null, 4),
            OneOf(random, Enum.GetValues<RuleVerdict>()),
            from, OneOf(random, (DateTimeOffset?)null, null, from.AddDays(random.Next(1, 30))),
            TestRegistry.HashOf($"policy {id}")));
        if (random.Next(3) == 0)
        {
            yield return new RegistryEvent.RuleEnded(
                new ChainPoint(random.Next((int)at.BlockNumber, 95), at.BlockTime), id, from.AddDays(random.Next(0, 9)));
        }
    }

    private static T OneOf<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
