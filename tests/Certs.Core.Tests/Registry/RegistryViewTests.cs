using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Registry;

public sealed class RegistryViewTests
{
    private static readonly DateTimeOffset Day = TestRegistry.Founded;
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly Hash32 Handle = TestRegistry.HashOf("handle");
    private static readonly Hash32 KeyId = TestRegistry.HashOf("key");
    private static readonly Hash32 Type = TestRegistry.HashOf("type");

    [Fact]
    public void A_view_knows_what_was_recorded_and_not_more()
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));

        Assert.Equal(new Period(Day, Day.AddDays(5)), view.FindKey(KeyId)!.Valid);
        Assert.Equal(new KeyRevocation(1, Day.AddDays(1), At(6)), view.FindKey(KeyId)!.Revocation);
        Assert.Equal(
            new AgencyRecord(
                Agency, TestRegistry.HashOf("profile"), new Period(Day, Day.AddDays(9)), new AgencyId(62, 2),
                At(8)),
            view.FindAgency(Agency));
        Assert.Equal([new Period(Day, Day.AddDays(7))], view.FindTypeAuthority(Agency, Type)!.Periods);
        Assert.Null(view.FindKey(TestRegistry.HashOf("no key")));
        Assert.Null(view.FindAgency(new AgencyId(62, 3)));
        Assert.Null(view.FindTypeAuthority(Agency, TestRegistry.HashOf("no type")));
        Assert.False(view.IsMember(62));
        Assert.True(view.IsMember(33));
    }

    [Fact]
    public void An_earlier_block_knew_less_and_says_so_for_ever()
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));

        RegistryView earlier = view.AsKnownAt(TestRegistry.Head(4, Day));

        Assert.Equal(new Period(Day, null), earlier.FindKey(KeyId)!.Valid);
        Assert.Null(earlier.FindKey(KeyId)!.Revocation);
        Assert.Null(earlier.FindAgency(Agency)!.Successor);
        Assert.True(earlier.IsMember(62));
        Assert.Empty(earlier.StatusesOf(Agency, Handle));
        Assert.Throws<ArgumentException>(() => earlier.AsKnownAt(TestRegistry.Head(5, Day)));
    }

    [Fact]
    public void Statuses_come_newest_first_and_the_last_word_in_effect_holds()
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));

        Assert.Equal([2u, 1u], view.StatusesOf(Agency, Handle).Select(status => status.Sequence));
        Assert.Equal(2u, view.FindStatus(Agency, Handle)?.Sequence);
        Assert.Null(view.FindStatusAt(Agency, Handle, Day));
        Assert.Equal(1u, view.FindStatusAt(Agency, Handle, Day.AddDays(2))?.Sequence);
        Assert.Equal(2u, view.FindStatusAt(Agency, Handle, Day.AddDays(3))?.Sequence);
    }

    [Fact]
    public void A_view_stays_as_it_is_while_blocks_are_added()
    {
        RegistryView before = TestRegistry.ViewOf(
            History().Where(recorded => recorded.At.BlockNumber <= 5), TestRegistry.Head(5, Day));

        RegistryView after = before.Apply(
            [.. History().Where(recorded => recorded.At.BlockNumber > 5)], TestRegistry.Head(9, Day));

        Assert.Null(before.FindKey(KeyId)!.Revocation);
        Assert.NotNull(after.FindKey(KeyId)!.Revocation);
        Assert.Same(before.FindKey(KeyId)!.Load(), after.FindKey(KeyId)!.Load());
    }

    [Fact]
    public void Folding_in_one_go_block_by_block_and_looking_back_all_give_the_same()
    {
        Gen<int[]> cuts = Gen.Choose(0, 9).ArrayOf(4);

        Prop.ForAll(cuts.ToArbitrary(), chosen =>
        {
            RegistryEvent[] history = [.. History()];
            RegistryView stepwise = RegistryView.Empty(TestRegistry.Head(0, Day));
            foreach (int cut in chosen.Order())
            {
                stepwise = stepwise.Apply(
                    [.. Between(history, stepwise.Head.BlockNumber, cut)],
                    TestRegistry.Head(cut, Day));
            }

            ChainHead head = stepwise.Head;
            RegistryView atOnce = TestRegistry.ViewOf(Between(history, 0, head.BlockNumber), head);
            RegistryView lookingBack =
                TestRegistry.ViewOf(history, TestRegistry.Head(9, Day)).AsKnownAt(head);
            return Told(stepwise) == Told(atOnce) && Told(atOnce) == Told(lookingBack);
        }).Check(Config.QuickThrowOnFailure);
    }

    public static TheoryData<string, RegistryEvent> Contradictions => new()
    {
        { "a version out", new RegistryEvent.SuiteRecorded(At(10), 1, 3, "ES256", null, null, null, null) },
        { "the agency again", new RegistryEvent.AgencyAdded(At(10), Agency, KeyId, Day) },
        { "an unknown agency", new RegistryEvent.AgencyClosed(At(10), new AgencyId(62, 9), Day, null) },
        { "an unknown type", new RegistryEvent.TypeEnded(At(10), Agency, KeyId, Day) },
        {
            "the key again",
            new RegistryEvent.KeyAdded(At(10), KeyId, Agency, Suite.ES256, Day, null, new byte[44])
        },
        { "an unknown key", new RegistryEvent.KeyRetired(At(10), Type, Day) },
        { "a second revocation", new RegistryEvent.KeyRevoked(At(10), KeyId, 1, Day) },
        { "an unknown rule", new RegistryEvent.RuleEnded(At(10), 9, Day) },
        { "the rule again", TestRegistry.Recognise(1, 33, Suite.SM2) with { At = At(10) } },
        { "a status left out", Status(10, 4, CertificateState.Active, Day) },
        { "a state of no kind", Status(10, 3, (CertificateState)9, Day) },
        {
            "a root of another block",
            new RegistryEvent.BatchAnchored(At(10), new AnchorRecord(Type, Day, 9, 1, Agency, 1, 1))
        },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void An_event_that_contradicts_those_before_it_stops_the_replay(
        string what, RegistryEvent contradiction)
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));
        string before = Told(view);

        Assert.Throws<RegistryInconsistentException>(
            () => view.Apply([contradiction], TestRegistry.Head(10, Day)));

        Assert.Equal(before, Told(view));
        Assert.Throws<ArgumentException>(() => view.Apply([], TestRegistry.Head(10, Day)));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(9, 10)]
    [InlineData(11, 10)]
    public void An_event_outside_the_new_blocks_is_refused(long block, long head)
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));

        Assert.Throws<ArgumentException>(() => view.Apply(
            [new RegistryEvent.MemberAdmitted(At(block), 11)], TestRegistry.Head(head, Day)));
    }

    [Fact]
    public void Only_the_newest_view_can_be_continued()
    {
        RegistryView old = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));
        old.Apply([], TestRegistry.Head(10, Day));

        Assert.Throws<ArgumentException>(() => old.Apply([], TestRegistry.Head(11, Day)));
    }

    [Fact]
    public async Task Readers_see_whole_facts_while_a_writer_adds_blocks()
    {
        RegistryView view = TestRegistry.ViewOf(History(), TestRegistry.Head(9, Day));
        RegistryView newest = view;
        using CancellationTokenSource done = new();
        Task<int> reader = Task.Run(() =>
        {
            int wrong = 0;
            while (!done.IsCancellationRequested)
            {
                RegistryView seen = Volatile.Read(ref newest);
                uint? sequence = seen.FindStatus(Agency, Handle)?.Sequence;
                wrong += sequence == 2 + seen.Head.BlockNumber - 9 ? 0 : 1;
            }

            return wrong;
        });

        for (uint i = 1; i <= 20_000; i++)
        {
            long block = 9 + i;
            Volatile.Write(ref newest, newest.Apply(
                [Status(block, 2 + i, CertificateState.Active, Day)], TestRegistry.Head(block, Day)));
        }

        await done.CancelAsync();
        int wrongReads = await reader;

        Assert.Equal(0, wrongReads);
    }

    private static IEnumerable<RegistryEvent> History() =>
    [
        new RegistryEvent.MemberAdmitted(At(1), 62),
        new RegistryEvent.MemberAdmitted(At(1), 33),
        new RegistryEvent.SuiteRecorded(At(1), 1, 1, "ES256", Day, null, null, null),
        new RegistryEvent.AgencyAdded(At(2), Agency, TestRegistry.HashOf("profile"), Day),
        new RegistryEvent.TypeAuthorised(At(2), Agency, Type, Day, null),
        new RegistryEvent.KeyAdded(
            At(3), KeyId, Agency, Suite.ES256, Day, null, TestKeys.Of(Suite.ES256).Public.Spki),
        TestRegistry.Recognise(1, 33, Suite.ES256) with { At = At(3) },
        new RegistryEvent.BatchAnchored(
            At(4), new AnchorRecord(TestRegistry.HashOf("root"), Day, 4, 1, Agency, 1, 1)),
        Status(5, 1, CertificateState.Suspended, Day.AddDays(2)),
        new RegistryEvent.KeyRetired(At(5), KeyId, Day.AddDays(5)),
        new RegistryEvent.KeyRevoked(At(6), KeyId, 1, Day.AddDays(1)),
        Status(7, 2, CertificateState.Active, Day.AddDays(3)),
        new RegistryEvent.RuleEnded(At(7), 1, Day.AddDays(6)),
        new RegistryEvent.AgencyClosed(At(8), Agency, Day.AddDays(9), new AgencyId(62, 2)),
        new RegistryEvent.TypeEnded(At(8), Agency, Type, Day.AddDays(7)),
        new RegistryEvent.MemberRemoved(At(9), 62),
    ];

    private static RegistryEvent.StatusChanged Status(
        long block, uint sequence, CertificateState state, DateTimeOffset effective) =>
        new(At(block), Agency, Handle, new StatusRecord(state, 0, effective, Day, sequence));

    private static IEnumerable<RegistryEvent> Between(
        IEnumerable<RegistryEvent> history, long after, long upTo) =>
        history.Where(one => one.At.BlockNumber > after && one.At.BlockNumber <= upTo);

    private static ChainPoint At(long block) => new(block, Day.AddMinutes(block));

    // Everything that a view says of the history's subjects.
    private static string Told(RegistryView view) => string.Join(
        '|',
        view.IsMember(62), view.FindSuite(1), view.FindAgency(Agency),
        string.Join(',', view.FindTypeAuthority(Agency, Type)?.Periods ?? []),
        view.FindKey(KeyId)?.Valid, view.FindKey(KeyId)?.Revocation, view.FindRule(1),
        view.FindAnchor(TestRegistry.HashOf("root")), string.Join(',', view.StatusesOf(Agency, Handle)),
        string.Join(',', view.RulesOf(33)));
}
