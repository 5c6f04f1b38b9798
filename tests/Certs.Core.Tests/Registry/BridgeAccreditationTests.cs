using Certs.Core.Registry;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Registry;

public sealed class BridgeAccreditationTests
{
    private const ushort Zhejiang = 33;
    private static readonly AgencyId Body = new(62, 3);
    private static readonly DateTimeOffset Day = TestRegistry.Founded;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void It_covers_its_first_moment_and_not_its_last(int day, bool covers)
    {
        RegistryView view = TestRegistry.ViewOf(
            [new RegistryEvent.BridgeAccredited(At(2), Zhejiang, Body, Day, Day.AddDays(10))], Head(2));

        Assert.Equal(covers, view.FindAccreditation(Zhejiang, Body)!.Covers(Day.AddDays(day)));
    }

    [Fact]
    public void Each_province_accredits_for_itself()
    {
        RegistryView view = TestRegistry.ViewOf(
            [new RegistryEvent.BridgeAccredited(At(2), Zhejiang, Body, Day, null)], Head(2));

        Assert.Null(view.FindAccreditation(53, Body));
        Assert.Null(view.FindAccreditation(Zhejiang, new AgencyId(62, 4)));
        Assert.Empty(view.AccreditationsOf(53));
    }

    [Fact]
    public void An_end_that_is_recorded_later_changes_nothing_as_known_before()
    {
        RegistryView view = TestRegistry.ViewOf(
            [
                new RegistryEvent.BridgeAccredited(At(2), Zhejiang, Body, Day, null),
                new RegistryEvent.AccreditationEnded(At(5), Zhejiang, Body, Day.AddDays(1)),
            ],
            Head(5));

        BridgeAccreditation before = view.AsKnownAt(Head(4)).FindAccreditation(Zhejiang, Body)!;
        BridgeAccreditation after = view.FindAccreditation(Zhejiang, Body)!;

        Assert.Equal(new AccreditedPeriod(new Period(Day, null), At(2), null), before.Periods.Single());
        Assert.Equal(
            new AccreditedPeriod(new Period(Day, Day.AddDays(1)), At(2), At(5)), after.Periods.Single());
        Assert.Null(view.AsKnownAt(Head(1)).FindAccreditation(Zhejiang, Body));
    }

    [Fact]
    public void An_end_ends_the_latest_period_only()
    {
        RegistryView view = TestRegistry.ViewOf(
            [
                new RegistryEvent.BridgeAccredited(At(2), Zhejiang, Body, Day, Day.AddDays(10)),
                new RegistryEvent.BridgeAccredited(At(3), Zhejiang, Body, Day.AddDays(20), null),
                new RegistryEvent.AccreditationEnded(At(4), Zhejiang, Body, Day.AddDays(30)),
            ],
            Head(4));

        IReadOnlyList<AccreditedPeriod> periods = view.FindAccreditation(Zhejiang, Body)!.Periods;

        Assert.Equal(
            [
                new AccreditedPeriod(new Period(Day, Day.AddDays(10)), At(2), null),
                new AccreditedPeriod(new Period(Day.AddDays(20), Day.AddDays(30)), At(3), At(4)),
            ],
            periods);
    }

    [Fact]
    public void What_the_contract_would_refuse_stops_the_replay()
    {
        RegistryEvent.BridgeAccredited first = new(At(2), Zhejiang, Body, Day, null);

        Assert.Throws<RegistryInconsistentException>(
            () => TestRegistry.ViewOf([first, first with { At = At(3) }], Head(3)));
        Assert.Throws<RegistryInconsistentException>(
            () => TestRegistry.ViewOf([new RegistryEvent.AccreditationEnded(At(3), 53, Body, Day)], Head(3)));
    }

    private static ChainPoint At(long block) => new(block, Day);

    private static ChainHead Head(long block) => TestRegistry.Head(block, Day);
}
