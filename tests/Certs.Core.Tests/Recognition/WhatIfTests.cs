using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Recognition;

public sealed class WhatIfTests
{
    private static readonly DateTimeOffset At = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Hash32 Licence = TestRegistry.HashOf("licence");
    private static readonly Hash32 Permit = TestRegistry.HashOf("permit");

    // Rules of province 33: a suite or *, then : and a type (l, p) where it is restricted, then + recognised, c with
    // conditions, b by bridge, - not. Seven certificates of type l, issued in 62; R is RS256, E ES256, S SM2.
    [Theory]
    [InlineData("R+", "R", 7, 7, 0, 0, 0)]
    [InlineData("R+ E+", "R", 7, 7, 7, 0, 0)]
    [InlineData("R+ E+", "RE", 7, 0, 0, 7, 0)]
    [InlineData("R+ E+", "E", 7, 0, 0, 0, 0)]
    [InlineData("R+", "RE", 7, 7, 0, 0, 0)]
    [InlineData("R+ S+", "RS", 7, 0, 0, 7, 0)]
    [InlineData("*+", "R", 7, 7, 7, 0, 0)]
    [InlineData("*+ R:l+", "R", 7, 7, 7, 0, 0)]
    [InlineData("*+", "RS", 7, 0, 0, 7, 0)]
    [InlineData("Rc E+", "R", 7, 7, 7, 0, 0)]
    [InlineData("Rb E+", "R", 0, 0, 0, 0, 0)]
    [InlineData("R- E+", "R", 0, 0, 0, 0, 0)]
    [InlineData("", "R", 0, 0, 0, 0, 0)]
    public void Dropping_a_suite_affects_what_only_that_suite_carried(
        string rules, string suites, long recognised, long affected, long bridgeable, long dualSigned, long gained)
    {
        IssuedGroup[] groups = [Group(Licence, suites)];

        ChangeEffect effect = WhatIf.Run(
            ViewOf(rules), 33, WhatIf.Dropping(Suite.RS256, At, groups), At, groups)[0].Effect;

        Assert.Equal(new ChangeEffect(7, recognised, affected, bridgeable, dualSigned, gained), effect);
    }

    [Theory]
    [InlineData("", "S+", "S", 0, 0, 0, 0, 7)]
    [InlineData("S+", "S-", "S", 7, 7, 0, 0, 0)]
    [InlineData("S+ E+", "S-", "S", 7, 7, 7, 0, 0)]
    [InlineData("S+ E+", "Sb", "S", 7, 7, 7, 0, 0)]
    [InlineData("S+ E+", "S-", "SE", 7, 0, 0, 7, 0)]
    [InlineData("S-", "S+", "S", 0, 0, 0, 0, 7)]
    [InlineData("S:l-", "S+", "S", 0, 0, 0, 0, 0)]
    [InlineData("S+", "S:p-", "S", 7, 0, 0, 0, 0)]
    [InlineData("S+", "*:l-", "S", 7, 7, 0, 0, 0)]
    [InlineData("S+", "S- S+", "S", 7, 0, 0, 0, 0)]
    public void Proposed_rules_are_judged_as_if_they_had_been_written(
        string rules, string proposed, string suites, long recognised, long affected, long bridgeable, long dualSigned,
        long gained)
    {
        RecognitionRule[] changes = [.. Rules(proposed)];

        ChangeEffect effect = WhatIf.Run(ViewOf(rules), 33, changes, At, [Group(Licence, suites)])[0].Effect;

        Assert.Equal(new ChangeEffect(7, recognised, affected, bridgeable, dualSigned, gained), effect);
    }

    [Fact]
    public void A_rule_that_does_not_hold_yet_changes_nothing()
    {
        RecognitionRule[] later = [.. Rules("S-").Select(rule => rule with { From = At.AddSeconds(1) })];

        ChangeEffect effect = WhatIf.Run(ViewOf("S+"), 33, later, At, [Group(Licence, "S")])[0].Effect;

        Assert.Equal(new ChangeEffect(7, 7, 0, 0, 0, 0), effect);
    }

    [Fact]
    public void The_registries_themselves_stay_as_they_are()
    {
        RegistryView view = ViewOf("S+");

        RegistryView over = ProposedRules.Over(view, 33, [.. Rules("S- E+")]);

        Assert.Single(view.RulesOf(33));
        Assert.Equal(3, over.RulesOf(33).Count());
        Assert.Equal(view.Head.BlockNumber + 1, over.Head.BlockNumber);
    }

    [Fact]
    public void Groups_keep_their_order_and_another_type_is_its_own_question()
    {
        IssuedGroup[] groups = [Group(Permit, "S"), Group(Licence, "S")];

        IReadOnlyList<(IssuedGroup Group, ChangeEffect Effect)> effects =
            WhatIf.Run(ViewOf("S+"), 33, [.. Rules("S:p-")], At, groups);

        Assert.Equal(groups, effects.Select(one => one.Group));
        Assert.Equal([7L, 0L], effects.Select(one => one.Effect.Affected));
    }

    private static IssuedGroup Group(Hash32 type, string suites) =>
        new(new AgencyId(62, 1), type, [.. suites.Select(SuiteOf).Order()], 7);

    private static RegistryView ViewOf(string rules) => TestRegistry.ViewOf(
        Rules(rules).Select((rule, index) => new RegistryEvent.RuleAdded(
            new ChainPoint(1, TestRegistry.Founded), rule with { RuleId = (uint)index + 1 })),
        TestRegistry.Head(100, At));

    private static IEnumerable<RecognitionRule> Rules(string rules) =>
        rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new RecognitionRule(
            0, 33, rule[0] == '*' ? null : SuiteOf(rule[0]),
            rule.Contains(":l", StringComparison.Ordinal) ? Licence
                : rule.Contains(":p", StringComparison.Ordinal) ? Permit : null,
            null, null,
            rule[^1] switch
            {
                '+' => RuleVerdict.Recognised,
                'c' => RuleVerdict.RecognisedWithConditions,
                'b' => RuleVerdict.ByBridge,
                _ => RuleVerdict.NotRecognised,
            },
            TestRegistry.Founded, null, TestRegistry.HashOf("policy")));

    private static Suite SuiteOf(char letter) => letter switch
    {
        'R' => Suite.RS256,
        'E' => Suite.ES256,
        _ => Suite.SM2,
    };
}
