using Certs.Testing.Histories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>The checker, held against histories that were made right, and against trying every order.</summary>
public sealed class GeneratedHistoryTests
{
    [Fact]
    public void What_one_at_a_time_answered_is_good_however_long_the_calls_took_and_whoever_was_not_answered() =>
        Check(200, seed =>
        {
            Random random = new(seed);
            Timed<LifeCall>[] history = [.. Stretch(new PerfectService(random).Run(60), random, forgets: true)];

            return CertificateHistory.Judge(history) == LinearizabilityOutcome.Linearizable;
        });

    [Fact]
    public void The_checker_says_of_small_histories_what_trying_every_order_says()
    {
        int good = 0;
        int bad = 0;

        Check(1_000, seed =>
        {
            Random random = new(seed);
            PerfectService service = new(random);
            Timed<LifeCall>[] history =
            [
                .. Stretch(service.Run(6), random, forgets: true).Select(call => Alter(call, random)),
                .. service.ReadEverything(moment: 1_000),
            ];
            bool isGood = EveryOrder.HasOne(history);
            good += isGood ? 1 : 0;
            bad += isGood ? 0 : 1;

            return isGood == (CertificateHistory.Judge(history) == LinearizabilityOutcome.Linearizable);
        });

        Assert.InRange(good, 100, 900);
        Assert.InRange(bad, 100, 900);
    }

    [Fact]
    public void A_change_that_gets_the_number_of_another_is_noticed_in_a_long_history() =>
        Check(100, seed =>
        {
            Random random = new(seed);
            Timed<LifeCall>[] history = [.. Stretch(new PerfectService(random).Run(60), random, forgets: false)];
            int[] changes = [.. Enumerable.Range(0, 60).Where(at => history[at].What.Answer is Answer.Changed)];
            if (changes.Length == 0)
            {
                return true;
            }

            int wrong = changes[random.Next(changes.Length)];
            Said said = ((Answer.Changed)history[wrong].What.Answer!).Change;
            Answer later = new Answer.Changed(said with { Sequence = said.Sequence + 1 });
            history[wrong] = history[wrong] with { What = history[wrong].What with { Answer = later } };

            return CertificateHistory.Judge(history) == LinearizabilityOutcome.Violated;
        });

    private static void Check(int tests, Func<int, bool> property) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(4711, 4711));

    // The moment at which a call was done stays inside; its beginning and its end move apart, over many others.
    private static IEnumerable<Timed<LifeCall>> Stretch(
        IEnumerable<Timed<LifeCall>> history, Random random, bool forgets) =>
        history.Select(call =>
        {
            Timed<LifeCall> longer = call with
            {
                Invoked = call.Invoked - random.Next(45),
                Answered = call.Answered + random.Next(45),
            };
            return forgets && random.Next(8) == 0 ? Forget(longer) : longer;
        });

    // What names something new was told to others by a repetition, or they could not go on with it.
    private static Timed<LifeCall> Forget(Timed<LifeCall> call) => call.What.Ask is Ask.Issue or Ask.Propose or Ask.Supersede
        ? call with { Answered = null }
        : call with { Answered = null, What = call.What with { Answer = null } };

    // Nothing, or an answer that may be wrong.
    private static Timed<LifeCall> Alter(Timed<LifeCall> call, Random random)
    {
        Answer? other = random.Next(4) > 0 ? call.What.Answer : call.What.Answer switch
        {
            Answer.Changed(var change) => random.Next(3) switch
            {
                0 => new Answer.Refused(CertificateLife.NotAllowed),
                1 => new Answer.Changed(change with { Sequence = (uint)random.Next(1, 4) }),
                _ => new Answer.Changed(change with { State = (LifeState)random.Next(1, 6) }),
            },
            Answer.Told told => random.Next(2) == 0
                ? told with { OnChain = (uint)random.Next(3) }
                : told with { Pending = [.. told.Pending.Skip(1)] },
            Answer.Shown shown => shown with { OnChain = (uint)random.Next(3) },
            Answer.Issued => new Answer.Issued("n1"),
            Answer.Refused => null,
            _ => call.What.Answer,
        };
        return call with { What = call.What with { Answer = other }, Answered = other is null ? null : call.Answered };
    }
}
