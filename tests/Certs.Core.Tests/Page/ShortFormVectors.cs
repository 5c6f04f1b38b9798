using System.Text;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Short forms: good, forged, in random states, and with changed bytes and characters.</summary>
internal static class ShortFormVectors
{
    public static IEnumerable<PageVector> All(TestValidators validators)
    {
        TestBlocks blocks = new(validators, strangers: 3);
        for (int seed = 0; seed < 40; seed++)
        {
            OfflineScenario scenario = new(RandomScenarios.Make(seed).Build(), blocks);
            if (TestWitnesses.Of(scenario, others: seed % 4) is { } bundle)
            {
                yield return Of($"random {seed}", scenario, bundle);
            }
        }

        OfflineScenario good = new(new ScenarioBuilder().Build(), blocks);
        foreach ((string name, Bundle bundle) in Forged(good))
        {
            yield return Of(name, good, bundle);
        }

        for (int seed = 0; seed < 2; seed++)
        {
            foreach (PageVector vector in Altered(good, seed))
            {
                yield return vector;
            }
        }
    }

    private static PageVector Of(string name, OfflineScenario scenario, Bundle bundle) => new(
        $"short form, {name}", Encoding.ASCII.GetBytes(ShortForm.Prefix + Base45.Encode(ShortFormWriter.Write(bundle))),
        [PageVectors.Signed(scenario.Trust)], scenario.Question with { Known = KnownAs.Newest });

    private static IEnumerable<(string Name, Bundle Bundle)> Forged(OfflineScenario good)
    {
        Bundle bundle = TestWitnesses.Of(good, others: 2)!;
        WitnessEvidence witness = bundle.Witness!;
        ProvinceSignature first = witness.Signatures[0];
        yield return ("a province too few", TestWitnesses.Of(good, 0, 33)!);
        yield return ("three provinces", TestWitnesses.Of(good, 0, 33, 53, 62)!);
        yield return ("a stranger", With(witness with { Signatures = [first, first with { Province = 44 }] }));
        yield return ("a signature twice", With(witness with { Signatures = [first, first with { Province = 53 }] }));
        yield return ("another place", With(witness with { Facts = witness.Facts with { LeafIndex = 9 } }));
        yield return ("no fact", With(witness with { Facts = witness.Facts with { TreeSize = 0, Path = [] } }));
        yield return ("the last year", With(witness with { BlockTime = DateTimeOffset.MaxValue }));
        yield return ("a vouched height", With(witness with { BlockNumber = good.Trust.Checkpoints[0].Height }));
        yield return ("another kind", With(witness with { Kind = 2 }));

        Bundle With(WitnessEvidence other) => bundle with { Witness = other };
    }

    private static IEnumerable<PageVector> Altered(OfflineScenario good, int seed)
    {
        PageVector vector = Of("changed", good, TestWitnesses.Of(good, others: seed)!);
        byte[] bytes = ShortFormWriter.Write(TestWitnesses.Of(good, others: seed)!);
        Random random = new(seed);
        foreach (PageVector one in PageVectors.Altered(vector, 20, seed))
        {
            yield return one;
        }

        for (int place = 0; place < 50; place++)
        {
            byte[] changed = [.. bytes];
            int at = random.Next(changed.Length);
            changed[at] ^= (byte)(1 << random.Next(8));
            yield return vector with
            {
                Name = $"{vector.Name}, byte {at}",
                Bundle = Encoding.ASCII.GetBytes(ShortForm.Prefix + Base45.Encode(changed)),
            };
        }
    }
}
