using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Recognition;

public sealed class RecognitionRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Hash32 Type = TestRegistry.HashOf("type");
    private static readonly RecognitionQuestion Question = new(33, 62, Type, null, At);

    // A line is one set of rules of province 33: s suite, t type, i issuer, g seal generation; + recognised,
    // c with conditions, b by bridge, - not. Asked is a certificate of type t from issuer i, signed in suite
    // s,
    // without a seal.
    [Theory]
    [InlineData("", RecognitionStatus.NotRecognised, NotRecognisedWhy.NoAgreement)]
    [InlineData("+", RecognitionStatus.Recognised, null)]
    [InlineData("-", RecognitionStatus.NotRecognised, NotRecognisedWhy.NoAgreement)]
    [InlineData("s+", RecognitionStatus.Recognised, null)]
    [InlineData("t+", RecognitionStatus.Recognised, null)]
    [InlineData("i+", RecognitionStatus.Recognised, null)]
    [InlineData("sti+", RecognitionStatus.Recognised, null)]
    [InlineData("g+", RecognitionStatus.NotRecognised, NotRecognisedWhy.Seal)]
    [InlineData("sc", RecognitionStatus.RecognisedWithConditions, null)]
    [InlineData("sb", RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite)]
    [InlineData("s- +", RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite)]
    [InlineData("s+ -", RecognitionStatus.Recognised, null)]
    [InlineData("t- +", RecognitionStatus.NotRecognised, NotRecognisedWhy.Type)]
    [InlineData("i- +", RecognitionStatus.NotRecognised, NotRecognisedWhy.Issuer)]
    [InlineData("s+ t-", RecognitionStatus.NotRecognised, NotRecognisedWhy.Type)]
    [InlineData("s- t+", RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite)]
    [InlineData("st+ t-", RecognitionStatus.Recognised, null)]
    [InlineData("st+ t- s-", RecognitionStatus.Recognised, null)]
    [InlineData("st+ i-", RecognitionStatus.NotRecognised, NotRecognisedWhy.Issuer)]
    [InlineData("st+ ti-", RecognitionStatus.NotRecognised, NotRecognisedWhy.Type)]
    [InlineData("sti+ ti- si- st- s- t- i- -", RecognitionStatus.Recognised, null)]
    [InlineData("sti- ti+ si+ st+ s+ t+ i+ +", RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite)]
    [InlineData("sc t+", RecognitionStatus.RecognisedWithConditions, null)]
    [InlineData("sb tc", RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite)]
    public void Specific_beats_general_and_deny_beats_allow(
        string rules, RecognitionStatus status, NotRecognisedWhy? why)
    {
        RegistryView view = ViewOf(Rules(rules));

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal((status, why), (outcome.Status, outcome.Why));
    }

    [Theory]
    [InlineData("2025-01-01", null, RecognitionStatus.Recognised, null)]
    [InlineData("2026-07-01", null, RecognitionStatus.Recognised, null)]
    [InlineData("2026-07-02", null, RecognitionStatus.NotRecognised, NotRecognisedWhy.NoAgreement)]
    [InlineData("2025-01-01", "2026-07-02", RecognitionStatus.Recognised, null)]
    [InlineData("2025-01-01", "2026-07-01", RecognitionStatus.NotRecognised, NotRecognisedWhy.AgreementEnded)]
    [InlineData("2025-01-01", "2026-06-30", RecognitionStatus.NotRecognised, NotRecognisedWhy.AgreementEnded)]
    public void A_rule_holds_from_its_first_moment_until_before_its_last(
        string from, string? until, RecognitionStatus status, NotRecognisedWhy? why)
    {
        RegistryView view = ViewOf([Added(1, "s+", Day(from), until is null ? null : Day(until))]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal((status, why), (outcome.Status, outcome.Why));
    }

    [Theory]
    [InlineData(19, RecognitionStatus.NotRecognised)]
    [InlineData(20, RecognitionStatus.Recognised)]
    [InlineData(29, RecognitionStatus.Recognised)]
    [InlineData(30, RecognitionStatus.NotRecognised)]
    [InlineData(40, RecognitionStatus.Recognised)]
    public void A_rule_that_is_back_dated_ended_and_written_again_counts_only_from_the_block_that_knows_it(
        long knownAt, RecognitionStatus status)
    {
        RegistryView view = ViewOf(
        [
            Added(1, "s+", Day("2025-01-01"), null, block: 20),
            new RegistryEvent.RuleEnded(new ChainPoint(30, At), 1, Day("2025-02-01")),
            Added(2, "s+", Day("2025-02-01"), null, block: 40),
        ]);

        RecognitionOutcome outcome = RecognitionRules.Decide(
            view.AsKnownAt(TestRegistry.Head(knownAt, At)), Question, [Suite.SM2]);

        Assert.Equal(status, outcome.Status);
    }

    [Fact]
    public void One_recognised_suite_of_several_is_enough_and_the_best_answer_is_told()
    {
        RegistryView view = ViewOf(
        [
            Added(1, "s-", At, null), Rule(2, Suite.ES256, RuleVerdict.RecognisedWithConditions),
            Rule(3, Suite.PS256, RuleVerdict.Recognised),
        ]);

        RecognitionOutcome outcome = RecognitionRules.Decide(
            view, Question, [Suite.SM2, Suite.ES256, Suite.PS256]);

        Assert.Equal(
            (RecognitionStatus.Recognised, Suite.PS256, 3u),
            (outcome.Status, outcome.Suite, outcome.Rule?.Rule.RuleId));
    }

    [Fact]
    public void An_unrecognised_suite_names_those_that_are_and_what_would_help()
    {
        RegistryView view = ViewOf(
            [Rule(1, Suite.PS256, RuleVerdict.Recognised), Rule(2, Suite.ES256, RuleVerdict.Recognised)]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal(NotRecognisedWhy.Suite, outcome.Why);
        Assert.Equal([Suite.ES256, Suite.PS256], outcome.RecognisedSuites);
        Assert.Equal(
            [
                WouldChange.BridgeStatement, WouldChange.SignatureInRecognisedSuite,
                WouldChange.RuleOfRelyingProvince,
            ],
            outcome.Changes);
        Assert.True(outcome.CanBeBridged);
    }

    [Fact]
    public void A_rule_that_is_enacted_for_later_is_told()
    {
        RegistryView view = ViewOf([Added(7, "s+", Day("2027-01-01"), null)]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal(RecognitionStatus.NotRecognised, outcome.Status);
        Assert.Equal(7u, outcome.Upcoming?.Rule.RuleId);
        Assert.Equal([WouldChange.RuleTakesEffect, WouldChange.RuleOfRelyingProvince], outcome.Changes);
        Assert.False(outcome.CanBeBridged);
    }

    [Fact]
    public void A_rule_that_asks_for_a_bridge_can_be_bridged_whatever_else_is_recognised()
    {
        RegistryView view = ViewOf([Added(1, "sb", At, null)]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal((RecognitionStatus.NotRecognised, 1u), (outcome.Status, outcome.Rule?.Rule.RuleId));
        Assert.True(outcome.CanBeBridged);
    }

    [Fact]
    public void A_province_recognises_its_own_unless_a_rule_of_its_own_denies_it()
    {
        RecognitionQuestion atHome = Question with { IssuerProvince = 33 };

        RecognitionOutcome silent = RecognitionRules.Decide(ViewOf([]), atHome, [Suite.SM2]);
        RecognitionOutcome denied = RecognitionRules.Decide(
            ViewOf([Added(1, "s-", At, null)]), atHome, [Suite.SM2]);

        Assert.Equal((RecognitionStatus.Recognised, null), (silent.Status, silent.Rule));
        Assert.Equal(RecognitionStatus.NotRecognised, denied.Status);
    }

    [Fact]
    public void Another_provinces_rules_do_not_count()
    {
        RegistryView view = ViewOf([TestRegistry.Recognise(1, 53, Suite.SM2)]);

        Assert.Equal(
            RecognitionStatus.NotRecognised, RecognitionRules.Decide(view, Question, [Suite.SM2]).Status);
    }

    [Fact]
    public void A_rule_for_a_seal_matches_only_that_seal()
    {
        RegistryView view = ViewOf(Rules("g+"));

        RecognitionOutcome sealedAsAsked = RecognitionRules.Decide(
            view, Question with { SealGeneration = 4 }, [Suite.SM2]);
        RecognitionOutcome sealedOtherwise = RecognitionRules.Decide(
            view, Question with { SealGeneration = 5 }, [Suite.SM2]);

        Assert.Equal(RecognitionStatus.Recognised, sealedAsAsked.Status);
        Assert.Equal(
            (RecognitionStatus.NotRecognised, NotRecognisedWhy.Seal),
            (sealedOtherwise.Status, sealedOtherwise.Why));
    }

    [Fact]
    public void Another_type_and_another_issuer_are_told_apart()
    {
        RegistryView types = ViewOf(Rules("t+"));
        RegistryView issuers = ViewOf(Rules("i+"));

        Assert.Equal(NotRecognisedWhy.Type, RecognitionRules.Decide(
            types, Question with { Type = TestRegistry.HashOf("another") }, [Suite.SM2]).Why);
        Assert.Equal(NotRecognisedWhy.Issuer, RecognitionRules.Decide(
            issuers, Question with { IssuerProvince = 53 }, [Suite.SM2]).Why);
    }

    [Fact]
    public void A_suite_that_only_the_registry_knows_is_named_and_never_stops_the_answer()
    {
        RegistryEvent.SuiteRecorded seven = new(TestRegistry.FirstBlock, 7, 1, "ML-DSA", At, null, null, null);
        RegistryView view = ViewOf([seven, Rule(1, (Suite)7, RuleVerdict.Recognised)]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal(
            (RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite), (outcome.Status, outcome.Why));
        Assert.Equal([(Suite)7], outcome.RecognisedSuites);
        Assert.Equal("7", SuiteTable.NameOf((Suite)7));
    }

    [Fact]
    public void A_suite_that_nobody_recorded_and_an_algorithm_of_the_chain_are_no_way_out_but_told_as_the_obstacle()
    {
        RegistryEvent.SuiteRecorded hash = new(TestRegistry.FirstBlock, 257, 1, "KECCAK-256", At, null, null, null);
        RegistryView view = ViewOf(
            [hash, Rule(1, (Suite)9, RuleVerdict.Recognised), Rule(2, (Suite)257, RuleVerdict.Recognised)]);

        RecognitionOutcome outcome = RecognitionRules.Decide(view, Question, [Suite.SM2]);

        Assert.Equal(NotRecognisedWhy.Suite, outcome.Why);
        Assert.Empty(outcome.RecognisedSuites);
    }

    [Fact]
    public void Of_rules_that_say_the_same_the_first_recorded_is_named()
    {
        RegistryView view = ViewOf([Added(3, "t+", At, null), Added(4, "s+", At, null)]);

        Assert.Equal(3u, RecognitionRules.Decide(view, Question, [Suite.SM2]).Rule?.Rule.RuleId);
    }

    [Fact]
    public void A_rule_for_later_that_a_denial_will_still_beat_is_not_told_as_coming()
    {
        RegistryView view = ViewOf([Added(1, "st-", At, null), Added(2, "s+", Day("2027-01-01"), null)]);

        Assert.Null(RecognitionRules.Decide(view, Question, [Suite.SM2]).Upcoming);
    }

    [Fact]
    public void Without_a_signature_nothing_is_determined()
    {
        Assert.Equal(
            RecognitionOutcome.Undetermined, RecognitionRules.Decide(ViewOf(Rules("+")), Question, []));
    }

    private static RegistryEvent.RuleAdded[] Rules(string rules) =>
    [
        .. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((rule, index) => Added((uint)index + 1, rule, TestRegistry.Founded, null)),
    ];

    private static RegistryEvent.RuleAdded Added(
        uint id, string rule, DateTimeOffset from, DateTimeOffset? until, long block = 1) =>
        new RegistryEvent.RuleAdded(new ChainPoint(block, TestRegistry.Founded), new RecognitionRule(
            id, 33, rule.Contains('s') ? Suite.SM2 : null, rule.Contains('t') ? Type : null,
            rule.Contains('i') ? (ushort)62 : null, rule.Contains('g') ? (byte)4 : null,
            rule[^1] switch
            {
                '+' => RuleVerdict.Recognised,
                'c' => RuleVerdict.RecognisedWithConditions,
                'b' => RuleVerdict.ByBridge,
                _ => RuleVerdict.NotRecognised,
            },
            from, until, TestRegistry.HashOf("policy")));

    private static RegistryEvent.RuleAdded Rule(uint id, Suite suite, RuleVerdict verdict) =>
        new RegistryEvent.RuleAdded(TestRegistry.FirstBlock, new RecognitionRule(
            id, 33, suite, null, null, null, verdict, TestRegistry.Founded, null,
            TestRegistry.HashOf("policy")));

    private static RegistryView ViewOf(IEnumerable<RegistryEvent> rules) =>
        TestRegistry.ViewOf(rules, TestRegistry.Head(100, At));

    private static DateTimeOffset Day(string date) =>
        DateTimeOffset.Parse(date + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
