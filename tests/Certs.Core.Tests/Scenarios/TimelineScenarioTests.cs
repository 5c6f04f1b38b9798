using Certs.Core.Verification;
using Certs.Testing.Timelines;
using Xunit;

namespace Certs.Core.Tests.Scenarios;

/// <summary>Every line of the tables, judged by the pure function.</summary>
public sealed class TimelineScenarioTests
{
    // The checks that depend on no time, and those for which a scenario's document has nothing.
    private static readonly Check[] Timeless =
    [
        Check.Format, Check.Disclosure, Check.Schema, Check.Signature, Check.Number, Check.Bridge,
        Check.Presentation,
    ];

    public static TheoryData<TimelineScenario> Scenarios => [.. ScenarioTables.All];

    [Theory]
    [MemberData(nameof(Scenarios), DisableDiscoveryEnumeration = true)]
    public void The_verdict_is_the_one_that_the_table_tells(TimelineScenario scenario)
    {
        Evidence evidence = new TimelineRegistry(scenario).Gather(scenario);

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(scenario.Expected, VerdictOf(report));
    }

    [Theory]
    [MemberData(nameof(Scenarios), DisableDiscoveryEnumeration = true)]
    public void Every_check_that_depends_on_a_time_names_its_clock_and_what_it_showed(TimelineScenario scenario)
    {
        Evidence evidence = new TimelineRegistry(scenario).Gather(scenario);

        VerificationReport report = Judge.Run(evidence);

        DateTimeOffset? anchored = Find(report, Check.Inclusion) is { Outcome: Outcome.Passed } inclusion
            ? inclusion.TimeUsed
            : null;
        foreach (Finding finding in report.Findings.Where(finding => !Timeless.Contains(finding.Check)))
        {
            DateTimeOffset? shown = finding.Clock switch
            {
                Clock.AnchorBlock => anchored,
                Clock.AsAt => evidence.At,
                Clock.Head => report.Inputs.Registry!.BlockTime,
                Clock.Sealed => TimelineCase.Of(scenario).Licence.Seal?.SealedAt,
                _ => null,
            };
            Assert.True(
                finding.Clock is not null
                    || finding is { Check: Check.Inclusion, Outcome: not Outcome.Passed }
                        or { Check: Check.Seal, Outcome: Outcome.NotApplicable },
                $"{finding.Check} names no clock.");
            Assert.Equal(shown, finding.TimeUsed);
        }
    }

    private static Finding Find(VerificationReport report, Check check) =>
        report.Findings.First(finding => finding.Check == check);

    private static ScenarioVerdict VerdictOf(VerificationReport report) => ScenarioVerdict.Of(
        (Words.Of(report.Authenticity.Authenticity), report.Authenticity.Reason, Words.Of(report.Standing.Standing),
            Words.Of(report.Recognition.Status),
            report.Recognition.Why is { } why ? Words.Of(why) : null, Words.Of(report.Action)),
        [
            .. report.Findings.Select(finding =>
                (Words.Of(finding.Check), Words.Of(finding.Outcome), finding.Reason)),
        ]);
}
