using System.Globalization;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Recognition;

/// <summary>The example of <c>docs/recognition.md</c>: a rule for later that is ended afterwards, back-dated.</summary>
public sealed class RecognitionExampleTests
{
    private static readonly Hash32 Licence = TestRegistry.HashOf("business licence");

    [Theory]
    [InlineData("2026-12-31", 500, RecognitionStatus.NotRecognised, NotRecognisedWhy.Suite, 0)]
    [InlineData("2027-01-15", 700, RecognitionStatus.Recognised, null, 1)]
    [InlineData("2027-02-15", 700, RecognitionStatus.Recognised, null, 1)]
    [InlineData("2027-02-15", 950, RecognitionStatus.NotRecognised, NotRecognisedWhy.AgreementEnded, 2)]
    [InlineData("2027-01-15", 950, RecognitionStatus.Recognised, null, 2)]
    public void As_at_and_as_known_at_give_what_the_page_says(
        string at, long knownAt, RecognitionStatus status, NotRecognisedWhy? why, int version)
    {
        RegistryView known = Registries().AsKnownAt(TestRegistry.Head(knownAt, Day("2027-03-11")));

        RecognitionOutcome outcome = RecognitionRules.Decide(
            known, new RecognitionQuestion(33, 62, Licence, null, Day(at)), [Suite.SM2]);

        Assert.Equal((status, why), (outcome.Status, outcome.Why));
        Assert.Equal(version, outcome.Rule is not { } rule ? 0 : rule.EndRecordedAt is null ? 1 : 2);
        Assert.Equal(version == 0 ? null : 7u, outcome.Rule?.Rule.RuleId);
        Assert.Equal(version == 0 ? 7u : null, outcome.Upcoming?.Rule.RuleId);
    }

    private static RegistryView Registries() => TestRegistry.ViewOf(
        [
            TestRegistry.Recognise(1, 33, Suite.ES256),
            new RegistryEvent.RuleAdded(new ChainPoint(100, Day("2026-11-22")), new RecognitionRule(
                7, 33, Suite.SM2, Licence, 62, null, RuleVerdict.Recognised, Day("2027-01-01"), null,
                TestRegistry.HashOf("policy"))),
            new RegistryEvent.RuleEnded(new ChainPoint(900, Day("2027-03-10")), 7, Day("2027-02-01")),
        ],
        TestRegistry.Head(1_000, Day("2027-03-20")));

    private static DateTimeOffset Day(string date) =>
        DateTimeOffset.Parse(date + "T00:00:00Z", CultureInfo.InvariantCulture);
}
