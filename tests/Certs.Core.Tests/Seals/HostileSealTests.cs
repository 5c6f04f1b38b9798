using Certs.Core.Seals;
using Certs.Core.Verification;
using Certs.Testing.Seals;
using Certs.Testing.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Outcome = Certs.Core.Verification.Outcome;

namespace Certs.Core.Tests.Seals;

/// <summary>
/// Whatever bytes stand in the place of a seal, the verdict comes and the change is noticed.
/// </summary>
public sealed class HostileSealTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    public static TheoryData<SealGeneration> Generations => [.. Enum.GetValues<SealGeneration>()];

    [Theory]
    [MemberData(nameof(Generations))]
    public void Every_changed_byte_of_a_seal_is_noticed(SealGeneration generation)
    {
        Scenario scenario = new ScenarioBuilder { Seal = new SealMaker { Generation = generation } }.Build();
        byte[] seal = scenario.Evidence.Document.Document!.Seal.ToArray();
        List<int> unnoticed = [];

        for (int position = 0; position < seal.Length; position++)
        {
            byte[] changed = [.. seal];
            changed[position] ^= (byte)(1 << (position % 8));
            if (OutcomeOf(scenario, changed) == Outcome.Passed)
            {
                unnoticed.Add(position);
            }
        }

        Assert.Empty(unnoticed);
        Assert.Equal(Outcome.Passed, OutcomeOf(scenario, seal));
    }

    [Fact]
    public void Every_changed_byte_of_the_payload_is_proof_against_the_seal()
    {
        Scenario scenario = new ScenarioBuilder { Seal = new SealMaker() }.Build();
        byte[] payload = scenario.Evidence.Document.Document!.PayloadBytes.ToArray();

        for (int position = 0; position < payload.Length; position++)
        {
            byte[] changed = [.. payload];
            changed[position] ^= 1;
            Finding seal = SealFinding(scenario, scenario.Evidence.Document.Document! with
            {
                PayloadBytes = changed,
            });
            Assert.Equal((Outcome.Failed, Reasons.SealDataMismatch), (seal.Outcome, seal.Reason));
        }
    }

    [Fact]
    public void Random_bytes_and_random_damage_give_a_verdict_and_never_pass()
    {
        Scenario scenario = new ScenarioBuilder { Seal = new SealMaker() }.Build();
        byte[] seal = scenario.Evidence.Document.Document!.Seal.ToArray();
        Gen<byte[]> noise = ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes.Length > 0);
        Gen<byte[]> damage =
            from at in Gen.Choose(0, seal.Length - 1)
            from length in Gen.Choose(0, seal.Length - at)
            from filler in noise
            select (byte[])[.. seal.AsSpan(0, at), .. filler, .. seal.AsSpan(at + length)];

        Property property = Prop.ForAll(Arb.From(Gen.OneOf(noise, damage)), bytes =>
            bytes.AsSpan().SequenceEqual(seal) || OutcomeOf(scenario, bytes) != Outcome.Passed);

        property.Check(Thorough);
    }

    private static Outcome OutcomeOf(Scenario scenario, byte[] seal) =>
        SealFinding(scenario, scenario.Evidence.Document.Document! with { Seal = seal }).Outcome;

    private static Finding SealFinding(Scenario scenario, Core.Documents.CertificateDocument document)
    {
        List<Finding> findings = [];
        new Core.Verification.Checks.SealCheck().Run(new Case(scenario.Evidence, document), findings);
        return findings.Single();
    }
}
