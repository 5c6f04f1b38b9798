using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class SuiteCheckTests
{
    private static readonly DateTimeOffset Anchored = new(2026, 7, 1, 8, 0, 5, TimeSpan.Zero);

    // Seconds relative to the anchor's block; the verdict is as at a day later (86,400 s). A suite without a beginning
    // was never let in for signing.
    [Theory]
    [InlineData(null, null, null, null, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(0, null, null, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(1, null, null, null, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(-9, 1, null, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(-9, 0, null, null, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(-9, 1, 1, null, Outcome.Passed, Reasons.SuiteAged)]
    [InlineData(-9, 1, 86400, null, Outcome.Passed, Reasons.SuiteAged)]
    [InlineData(-9, 1, 86401, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(-9, null, 0, null, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(-9, null, null, 1, Outcome.Passed, Reasons.SuiteAged)]
    [InlineData(-9, null, null, 0, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(-9, null, null, -1, Outcome.Undecided, Reasons.CryptoConstraintsFailure)]
    [InlineData(-9, null, null, 86401, Outcome.Passed, Reasons.Ok)]
    public void What_counts_is_the_suite_when_the_signature_is_proven_to_have_existed(
        int? issueFrom, int? issueUntil, int? acceptUntil, int? broken, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = With(issueFrom, issueUntil, acceptUntil, broken);

        (Outcome, string) found = builder.By(Check.Suite, Suite.ES256);

        Assert.Equal((outcome, reason), found);
    }

    [Theory]
    [InlineData(null, null, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(86400, null, null, Outcome.Undecided, Reasons.CryptoConstraintsFailureNoPoe)]
    [InlineData(86401, null, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(null, 86400, null, Outcome.Undecided, Reasons.CryptoConstraintsFailureNoPoe)]
    [InlineData(null, null, 86400, Outcome.Undecided, Reasons.CryptoConstraintsFailureNoPoe)]
    public void Without_a_proof_of_existence_the_suite_must_be_good_now(
        int? issueUntil, int? acceptUntil, int? broken, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = With(-9, issueUntil, acceptUntil, broken) with
        {
            ChangeDocument = document => document with { Anchor = null },
        };

        (Outcome, string) found = builder.By(Check.Suite, Suite.ES256);

        Assert.Equal((outcome, reason), found);
    }

    [Fact]
    public void A_suite_that_the_consortium_never_recorded_is_unknown()
    {
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events =>
                events.Where(recorded => recorded is not RegistryEvent.SuiteRecorded { Number: 1 }),
        };

        Assert.Equal((Outcome.Undecided, Reasons.SuiteUnknown), builder.By(Check.Suite, Suite.ES256));
    }

    [Fact]
    public void A_broken_suite_is_not_recognised_where_only_the_other_signature_is_good()
    {
        ScenarioBuilder builder = With(-9, null, null, -1);

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(Suite.SM2, report.Recognition.Suite);
        Assert.Equal(WindowAction.ReferToBridge, report.Action);
    }

    private static ScenarioBuilder With(
        int? issueFrom, int? issueUntil, int? acceptUntil, int? broken) => new()
        {
            AnchoredAt = Anchored,
            ChangeEvents = events => events.Append(new RegistryEvent.SuiteRecorded(
                new ChainPoint(50, Anchored.AddDays(-1)), 1, 2, "ES256", After(issueFrom), After(issueUntil),
                After(acceptUntil), After(broken))),
        };

    private static DateTimeOffset? After(int? seconds) =>
        seconds is { } some ? Anchored.AddSeconds(some) : null;
}
