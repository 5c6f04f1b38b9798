using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class AuthorityCheckTests
{
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly DateTimeOffset Anchored = new(2026, 7, 1, 8, 0, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(0, Outcome.Passed, Reasons.Ok)]
    [InlineData(1, Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue)]
    public void An_agency_issues_from_its_first_moment(int opened, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = Changed(events => events.Select(recorded =>
            recorded is RegistryEvent.AgencyAdded added
                ? added with { From = Anchored.AddSeconds(opened) }
                : recorded));

        Assert.Equal((outcome, reason), builder.By(Check.Authority));
    }

    [Theory]
    [InlineData(0, Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue)]
    [InlineData(1, Outcome.Passed, Reasons.IssuerSucceeded)]
    [InlineData(86400, Outcome.Passed, Reasons.IssuerSucceeded)]
    [InlineData(86401, Outcome.Passed, Reasons.Ok)]
    public void An_agency_that_closed_keeps_what_it_issued_before(int closed, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = Changed(events => events.Append(new RegistryEvent.AgencyClosed(
            new ChainPoint(150, Anchored.AddHours(1)), Agency, Anchored.AddSeconds(closed),
            new AgencyId(62, 2))));

        Assert.Equal((outcome, reason), builder.By(Check.Authority));
    }

    [Theory]
    [InlineData(0, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(1, null, Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue)]
    [InlineData(-1, 0, Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue)]
    [InlineData(-1, 1, Outcome.Passed, Reasons.Ok)]
    public void An_agency_issues_a_type_within_the_period_it_is_authorised_for(
        int from, int? until, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = Changed(events => events.Select(recorded =>
            recorded is RegistryEvent.TypeAuthorised authorised
                ? authorised with
                {
                    From = Anchored.AddSeconds(from),
                    Until = until is { } end ? Anchored.AddSeconds(end) : null,
                }
                : recorded));

        Assert.Equal((outcome, reason), builder.By(Check.Authority));
    }

    [Fact]
    public void An_authority_that_ended_before_and_began_again_after_does_not_cover_the_gap()
    {
        ScenarioBuilder builder = Changed(events =>
        [
            .. events,
            new RegistryEvent.TypeEnded(
                new ChainPoint(40, Anchored), Agency, TestRegistry.Type.TypeId, Anchored.AddDays(-1)),
            new RegistryEvent.TypeAuthorised(
                new ChainPoint(41, Anchored), Agency, TestRegistry.Type.TypeId, Anchored.AddDays(1), null),
        ]);

        Assert.Equal((Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue), builder.By(Check.Authority));
    }

    [Fact]
    public void An_agency_that_was_never_authorised_for_the_type_fails()
    {
        ScenarioBuilder builder = Changed(
            events => events.Where(recorded => recorded is not RegistryEvent.TypeAuthorised));

        Assert.Equal((Outcome.Failed, Reasons.IssuerNotAuthorisedAtIssue), builder.By(Check.Authority));
    }

    [Fact]
    public void An_unknown_agency_is_undecided()
    {
        ScenarioBuilder builder = Changed(
            events => events.Where(recorded => recorded is not RegistryEvent.AgencyAdded));

        Assert.Equal((Outcome.Undecided, Reasons.AuthorityUnknown), builder.By(Check.Authority));
    }

    [Fact]
    public void Another_name_than_the_registered_one_fails_even_without_an_anchor()
    {
        ScenarioBuilder builder = new ScenarioBuilder() with
        {
            ChangeDocument = document => document with { Anchor = null },
            ChangeEvents = events => events.Select(recorded => recorded is RegistryEvent.AgencyAdded added
                ? added with { Profile = TestRegistry.HashOf("another name") }
                : recorded),
        };

        Assert.Equal((Outcome.Failed, Reasons.IssuerProfileMismatch), builder.By(Check.Authority));
    }

    [Fact]
    public void Without_an_anchor_it_is_not_known_when_the_agency_signed()
    {
        ScenarioBuilder builder = new() { ChangeDocument = document => document with { Anchor = null } };

        Assert.Equal((Outcome.Undecided, Reasons.NoPoe), builder.By(Check.Authority));
    }

    private static ScenarioBuilder Changed(
        Func<IEnumerable<RegistryEvent>, IEnumerable<RegistryEvent>> change) =>
        new() { AnchoredAt = Anchored, ChangeEvents = change };
}
