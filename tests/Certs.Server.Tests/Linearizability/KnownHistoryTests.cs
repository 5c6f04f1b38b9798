using Certs.Testing.Histories;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>The checker, held against histories that were judged by hand.</summary>
public sealed class KnownHistoryTests
{
    public static TheoryData<string> GoodOnes() => [.. KnownHistories.Good.Keys];

    public static TheoryData<string> BadOnes() => [.. KnownHistories.Bad.Keys];

    [Theory]
    [MemberData(nameof(GoodOnes))]
    public void A_history_known_to_be_good_has_an_order(string name) =>
        Assert.Equal(LinearizabilityOutcome.Linearizable, CertificateHistory.Judge(KnownHistories.Good[name]));

    [Theory]
    [MemberData(nameof(BadOnes))]
    public void A_history_known_to_be_bad_has_none(string name) =>
        Assert.Equal(LinearizabilityOutcome.Violated, CertificateHistory.Judge(KnownHistories.Bad[name]));

    [Theory]
    [MemberData(nameof(BadOnes))]
    public void What_is_left_of_a_bad_history_is_bad(string name)
    {
        CertificateLife life = new();
        IReadOnlyList<Timed<LifeCall>> wrong = CertificateFamilies.Of(KnownHistories.Bad[name])
            .First(family => Testing.Histories.Linearizability.Of(life, family).Outcome == LinearizabilityOutcome.Violated);

        IReadOnlyList<Timed<LifeCall>> left = HistoryShrinker.Shrink(life, wrong, OnlyReads);

        Assert.InRange(left.Count, 1, wrong.Count);
        Assert.Equal(LinearizabilityOutcome.Violated, Testing.Histories.Linearizability.Of(life, left).Outcome);
    }

    [Fact]
    public void A_question_that_is_too_large_is_given_up_and_not_answered()
    {
        Timed<LifeCall>[] history =
        [
            .. Enumerable.Range(0, 24).Select(at => new Ask.Change(
                $"m{at}", "a", at % 2 == 0 ? LifeAct.Suspend : LifeAct.Resume)).Select(ask =>
                new Timed<LifeCall>(new LifeCall(1, ask, null), 1, null)),
            new Timed<LifeCall>(new LifeCall(99, new Ask.Issue("i"), new Answer.Issued("a")), 0, 1),
            new Timed<LifeCall>(
                new LifeCall(99, new Ask.Status("a"), new Answer.Told(0, LifeState.Revoked, [], null)), 5, 6),
        ];

        LinearizabilityVerdict<LifeCall> verdict =
            Testing.Histories.Linearizability.Of(new CertificateLife(), history, mostTries: 1_000);

        Assert.Equal(LinearizabilityOutcome.Undecided, verdict.Outcome);
    }

    private static bool OnlyReads(LifeCall call) => call.Ask is Ask.Status or Ask.Verify or Ask.Everything;
}
