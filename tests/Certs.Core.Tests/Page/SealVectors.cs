using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Seals;
using Certs.Core.Suites;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Seals;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Electronic seals of every generation, whole and changed.</summary>
internal static class SealVectors
{
    private static readonly DateTimeOffset Late = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<PageVector> All(TestValidators validators)
    {
        TestBlocks blocks = new(validators, strangers: 3);
        (string Name, SealMaker Maker)[] makers = [.. Enum.GetValues<SealGeneration>().SelectMany(Makers)];
        foreach ((string name, SealMaker maker) in makers)
        {
            ScenarioBuilder builder = new() { Seal = maker, ChangeEvents = WithSealRule };
            foreach (PageVector vector in PageVectors.Of(name, new OfflineScenario(builder.Build(), blocks)))
            {
                yield return vector;
            }
        }

        foreach (PageVector vector in Changed(blocks))
        {
            yield return vector;
        }
    }

    private static IEnumerable<(string, SealMaker)> Makers(SealGeneration generation)
    {
        SealMaker good = new() { Generation = generation };
        yield return ($"seal {generation}", good);
        yield return ($"seal {generation}, digests", good with { ListsDigests = true });
        yield return ($"seal {generation}, unlisted", good with { Listed = [] });
        yield return ($"seal {generation}, other data", good with { ChangeDataHash = hash => [.. hash.Reverse()] });
        yield return ($"seal {generation}, maker's value", good with { ChangeMakerValue = Flip });
        yield return ($"seal {generation}, signer's value", good with { ChangeSignerValue = Flip });
        yield return ($"seal {generation}, too late", good with { SealedAt = Late });
        yield return ($"seal {generation}, too early", good with { SealedAt = good.ValidFrom.AddDays(3) });
        yield return ($"seal {generation}, expired", good with { ValidUntil = good.ValidFrom.AddDays(1) });
        yield return ($"seal {generation}, not for signing",
            good with { SignerCertificate = new TestCertificate { Serial = 2, KeyUsage = 0x20 } });
        yield return ($"seal {generation}, P-256", good with { SignerKey = TestKeys.Of(Suite.ES256, "signer") });
        yield return ($"seal {generation}, algorithm", good with { Algorithm = "1.2.3.4" });
        yield return ($"seal {generation}, extension", good with { Extension = false });
        yield return ($"seal {generation}, critical", good with { Extension = true });
    }

    private static IEnumerable<PageVector> Changed(TestBlocks blocks)
    {
        Random random = new(14);
        for (int number = 0; number < 90; number++)
        {
            SealMaker maker = new() { Generation = Enum.GetValues<SealGeneration>()[number % 3] };
            ScenarioBuilder builder = new()
            {
                Seal = maker,
                ChangeDocument = document => document with { Seal = ChangedAt(document, random) },
            };
            yield return PageVectors.Of($"seal changed {number}", new OfflineScenario(builder.Build(), blocks)).First();
        }
    }

    private static byte[] ChangedAt(CertificateDocument document, Random random)
    {
        byte[] seal = document.Seal.ToArray();
        seal[random.Next(seal.Length)] ^= (byte)(1 << random.Next(8));
        return seal;
    }

    private static IEnumerable<RegistryEvent> WithSealRule(IEnumerable<RegistryEvent> events) =>
    [
        .. events.Where(recorded => recorded is not RegistryEvent.RuleAdded { Rule.Province: 33 }),
        new RegistryEvent.RuleAdded(TestRegistry.FirstBlock, new(
            40, 33, null, null, null, 4, RuleVerdict.Recognised, TestRegistry.Founded, null,
            TestRegistry.HashOf("policy"))),
    ];

    private static byte[] Flip(byte[] value)
    {
        value[^1] ^= 1;
        return value;
    }
}
