using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Seals;
using Certs.Core.Verification;
using Certs.Testing.Seals;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Recognition;

/// <summary>What a relying province makes of the generation of a document's seal.</summary>
public sealed class SealRecognitionTests
{
    private static readonly SealMaker Fourth = new();

    private static readonly SealMaker First = new() { Generation = SealGeneration.V1 };

    [Fact]
    public void A_rule_against_the_first_generation_refuses_because_of_the_seal()
    {
        ScenarioBuilder builder = With(First, Rule(RuleVerdict.NotRecognised, 1));

        RecognitionOutcome outcome = Judge.Run(builder.Build().Evidence).Recognition;

        Assert.Equal((RecognitionStatus.NotRecognised, NotRecognisedWhy.Seal), (outcome.Status, outcome.Why));
        Assert.Equal(10u, outcome.Rule!.Rule.RuleId);
    }

    [Fact]
    public void The_rule_leaves_other_generations_and_documents_without_a_seal_alone()
    {
        RegistryEvent rule = Rule(RuleVerdict.NotRecognised, 1);

        Assert.Equal(RecognitionStatus.Recognised, StatusOf(With(Fourth, rule)));
        Assert.Equal(RecognitionStatus.Recognised, StatusOf(With(null, rule)));
    }

    [Fact]
    public void A_seal_that_is_not_proven_still_counts_against_the_certificate()
    {
        ScenarioBuilder builder = With(First, Rule(RuleVerdict.NotRecognised, 1)) with
        {
            Policy = VerificationPolicy.Default,
        };

        Assert.Equal(RecognitionStatus.NotRecognised, StatusOf(builder));
    }

    [Fact]
    public void A_province_that_asks_for_a_seal_takes_only_a_proven_one()
    {
        ScenarioBuilder sealed4 = OnlyWithSeal(Fourth);

        VerificationReport unproven = Judge.Run(
            (sealed4 with { Policy = VerificationPolicy.Default }).Build().Evidence);

        Assert.Equal(RecognitionStatus.Recognised, StatusOf(sealed4));
        Assert.Equal(RecognitionStatus.Undetermined, unproven.Recognition.Status);
        Assert.Equal(WindowAction.ManualReview, unproven.Action);
        Finding told = unproven.Findings.Single(finding => finding.Check == Check.Recognition);
        Assert.Equal((Outcome.Undecided, Reasons.SealNotProven), (told.Outcome, told.Reason));
    }

    [Fact]
    public void A_province_that_asks_for_a_seal_refuses_a_document_without_one()
    {
        RecognitionOutcome outcome = Judge.Run(OnlyWithSeal(null).Build().Evidence).Recognition;

        Assert.Equal((RecognitionStatus.NotRecognised, NotRecognisedWhy.Seal), (outcome.Status, outcome.Why));
    }

    [Fact]
    public void A_seal_that_is_not_proven_does_not_worsen_what_would_be_recognised_without_it()
    {
        ScenarioBuilder builder = With(Fourth, Rule(RuleVerdict.RecognisedWithConditions, 4)) with
        {
            Policy = VerificationPolicy.Default,
        };

        Assert.Equal(RecognitionStatus.Recognised, StatusOf(builder));
    }

    // The rule for the seal takes the force from the denial of the type; what is left names the suite only.
    [Fact]
    public void A_seal_that_is_not_proven_does_not_lift_a_denial_for_a_rule_that_does_not_ask_for_it()
    {
        RegistryEvent denial = Add(new RecognitionRule(
            10, 33, null, TestRegistry.Type.TypeId, null, null, RuleVerdict.NotRecognised,
            TestRegistry.Founded, null, TestRegistry.HashOf("type policy")));
        RegistryEvent exception = Add(new RecognitionRule(
            11, 33, null, TestRegistry.Type.TypeId, null, 4, RuleVerdict.Recognised,
            TestRegistry.Founded, null, TestRegistry.HashOf("seal policy")));
        ScenarioBuilder proven = new()
        {
            Seal = Fourth,
            ChangeEvents = events => [.. events, denial, exception],
        };

        ScenarioBuilder unproven = proven with { Policy = VerificationPolicy.Default };

        Assert.Equal(RecognitionStatus.Recognised, StatusOf(proven));
        Assert.Equal(RecognitionStatus.Undetermined, StatusOf(unproven));
    }

    private static RegistryEvent.RuleAdded Add(RecognitionRule rule) => new(TestRegistry.FirstBlock, rule);

    private static ScenarioBuilder With(SealMaker? seal, RegistryEvent rule) => new()
    {
        Seal = seal,
        ChangeEvents = events => events.Append(rule),
    };

    // The founding rules of province 33 recognise suites without asking for a seal; here it asks.
    private static ScenarioBuilder OnlyWithSeal(SealMaker? seal) => new()
    {
        Seal = seal,
        ChangeEvents = events => events
            .Where(recorded => recorded is not RegistryEvent.RuleAdded { Rule.Province: 33 })
            .Append(Rule(RuleVerdict.Recognised, 4)),
    };

    private static RegistryEvent.RuleAdded Rule(RuleVerdict verdict, byte generation) => Add(
        new RecognitionRule(
            10, 33, null, null, null, generation, verdict, TestRegistry.Founded, null,
            TestRegistry.HashOf("seal policy")));

    private static RecognitionStatus StatusOf(ScenarioBuilder builder) =>
        Judge.Run(builder.Build().Evidence).Recognition.Status;
}
