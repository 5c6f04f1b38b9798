using Certs.Testing.Histories;

namespace Certs.Server.Tests.Linearizability;

/// <summary>Histories of which everybody can see whether they are right.</summary>
internal static class KnownHistories
{
    private const string A = "number-a";
    private const string B = "number-b";

    private static readonly Timed<LifeCall> Issue = Call(0, 1, new Ask.Issue("i"), new Answer.Issued(A));

    /// <summary>Each has an order.</summary>
    public static IReadOnlyDictionary<string, Timed<LifeCall>[]> Good { get; } = new Dictionary<string, Timed<LifeCall>[]>
    {
        ["nothing was asked"] = [],
        ["one after the other"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1), Done(4, 5, "r", LifeAct.Resume, 2),
            Tells(6, 7, 2, LifeState.Active),
        ],
        ["of two that suspend at once one is refused"] =
        [
            Issue, Done(2, 9, "s1", LifeAct.Suspend, 1), Refused(3, 8, "s2", LifeAct.Suspend),
        ],
        ["who is refused came before what was asked first"] =
        [
            Issue, Done(2, 9, "s", LifeAct.Suspend, 1), Refused(3, 4, "r", LifeAct.Resume),
        ],
        ["a read while it is done may see it or not"] =
        [
            Issue, Done(2, 9, "s", LifeAct.Suspend, 1), Tells(3, 4, 0, LifeState.Active),
            Tells(5, 6, 0, LifeState.Active, Said(1, "s")),
        ],
        ["what was not answered was done after all"] =
        [
            Issue, Done(2, null, "s", LifeAct.Suspend, 1), Tells(10, 11, 0, LifeState.Active),
            Tells(20, 21, 0, LifeState.Active, Said(1, "s")),
        ],
        ["what was not answered was never done"] =
        [
            Issue, Call(2, null, new Ask.Change("s", A, LifeAct.Suspend), null), Refused(4, 5, "r", LifeAct.Resume),
            Tells(20, 21, 0, LifeState.Active),
        ],
        ["a request repeated has its first answer"] =
        [
            Issue, Done(2, null, "s", LifeAct.Suspend, 1), Done(4, 5, "s", LifeAct.Suspend, 1),
            Done(6, 7, "r", LifeAct.Resume, 2), Done(8, 9, "s", LifeAct.Suspend, 1),
        ],
        ["a request that was refused may be done when it comes again"] =
        [
            Issue, Refused(2, 3, "r", LifeAct.Resume), Done(4, 5, "s", LifeAct.Suspend, 1),
            Done(6, 7, "r", LifeAct.Resume, 2),
        ],
        ["the chain is behind, and says what it knows"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1), Done(4, 5, "c", LifeAct.Cancel, 2),
            Shows(6, 7, 0, LifeState.Active), Shows(8, 9, 1, LifeState.Suspended), Shows(10, 11, 0, LifeState.Active),
        ],
        ["of two that confirm one proposal one is told that it is closed"] =
        [
            Issue, Proposes(2, 3, "p", 7), Confirms(4, 9, 7, new Answer.Changed(new Said(1, LifeState.Revoked, "p"))),
            Confirms(5, 8, 7, new Answer.Refused(CertificateLife.Closed)),
        ],
        ["a proposal that the table no longer allows stays open"] =
        [
            Issue, Proposes(2, 3, "p", 7), Done(4, 5, "c", LifeAct.Cancel, 1),
            Confirms(6, 7, 7, new Answer.Refused(CertificateLife.NotAllowed)),
            Confirms(8, 9, 7, new Answer.Refused(CertificateLife.NotAllowed)),
        ],
        ["one takes the place of another and is suspended itself"] =
        [
            Issue, Replaced(2, 5, "n"),
            Call(6, 7, new Ask.Change("s", B, LifeAct.Suspend), new Answer.Changed(new Said(1, LifeState.Suspended, "s"))),
            Call(8, 9, new Ask.Everything(A), new Answer.All([new Said(1, LifeState.Superseded, "n")], B)),
        ],
        ["a replacement that nobody was told of shows in the end"] =
        [
            Issue, Call(2, null, new Ask.Supersede("n", A), null), Tells(4, 5, 0, LifeState.Active),
            Call(8, 9, new Ask.Status(B), new Answer.Told(0, LifeState.Active, [], null)),
            Call(10, 11, new Ask.Everything(A), new Answer.All([new Said(1, LifeState.Superseded, "n")], B)),
        ],
        ["a confirmation that nobody was told of shows in the end"] =
        [
            Issue, Proposes(2, 3, "p", 7), Call(4, null, new Ask.Confirm(A, 7), null), Tells(5, 6, 0, LifeState.Active),
            Call(8, 9, new Ask.Everything(A), new Answer.All([new Said(1, LifeState.Revoked, "p")], null)),
        ],
        ["many were not answered, and some were done"] =
        [
            Issue,
            .. Enumerable.Range(0, 40).Select(at => Call(
                2, null, new Ask.Change($"m{at}", A, at % 2 == 0 ? LifeAct.Suspend : LifeAct.Resume), null)),
            Tells(4, 5, 0, LifeState.Active, Said(1, "m8")),
            Call(8, 9, new Ask.Everything(A), new Answer.All([Said(1, "m8"), new Said(2, LifeState.Active, "m3")], null)),
        ],
        ["who cannot know says so"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1),
            Call(4, 5, new Ask.Status(A), new Answer.Told(null, null, [Said(1, "s")], null)),
            Call(4, 5, new Ask.Status(A), new Answer.Told(null, null, [], null)),
            Call(6, 7, new Ask.Verify(A), new Answer.Shown(null, null)),
        ],
    };

    /// <summary>None has an order.</summary>
    public static IReadOnlyDictionary<string, Timed<LifeCall>[]> Bad { get; } = new Dictionary<string, Timed<LifeCall>[]>
    {
        ["a lost update: both were first"] =
        [
            Issue, Done(2, 9, "s1", LifeAct.Suspend, 1), Done(3, 8, "s2", LifeAct.Suspend, 1),
        ],
        ["suspended twice"] =
        [
            Issue, Done(2, 9, "s1", LifeAct.Suspend, 1), Done(3, 8, "s2", LifeAct.Suspend, 2),
        ],
        ["an answered change is not seen"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1), Tells(4, 5, 0, LifeState.Active),
        ],
        ["a change is seen, and then not"] =
        [
            Issue, Done(2, 9, "s", LifeAct.Suspend, 1), Tells(3, 4, 0, LifeState.Active, Said(1, "s")),
            Tells(5, 6, 0, LifeState.Active),
        ],
        ["what was revoked is in force again"] =
        [
            Issue, Proposes(2, 3, "p", 7), Confirms(4, 5, 7, new Answer.Changed(new Said(1, LifeState.Revoked, "p"))),
            Tells(6, 7, 2, LifeState.Active),
        ],
        ["what was revoked was suspended"] =
        [
            Issue, Proposes(2, 3, "p", 7), Confirms(4, 5, 7, new Answer.Changed(new Said(1, LifeState.Revoked, "p"))),
            Done(6, 7, "s", LifeAct.Suspend, 2),
        ],
        ["a repeated request was done twice"] =
        [
            Issue, Done(2, null, "s", LifeAct.Suspend, 1), Done(3, 4, "r", LifeAct.Resume, 2),
            Done(5, 6, "s", LifeAct.Suspend, 3), Tells(7, 8, 3, LifeState.Suspended),
        ],
        ["a repeated request issued twice"] =
        [
            Call(0, 1, new Ask.Issue("i"), new Answer.Issued(A)), Call(2, 3, new Ask.Issue("i"), new Answer.Issued(B)),
        ],
        ["two requests were given one number"] =
        [
            Call(0, 1, new Ask.Issue("i"), new Answer.Issued(A)), Call(2, 3, new Ask.Issue("j"), new Answer.Issued(A)),
        ],
        ["two outcomes of one confirmation"] =
        [
            Issue, Proposes(2, 3, "p", 7), Confirms(4, 9, 7, new Answer.Changed(new Said(1, LifeState.Revoked, "p"))),
            Confirms(5, 8, 7, new Answer.Changed(new Said(1, LifeState.Revoked, "p"))),
        ],
        ["refused by a change that began later"] =
        [
            Issue, Refused(2, 3, "s1", LifeAct.Suspend), Done(4, 5, "s2", LifeAct.Suspend, 1),
        ],
        ["replaced, but the new one is not there"] =
        [
            Issue, Replaced(2, 3, "n"),
            Call(4, 5, new Ask.Status(B), new Answer.Refused(CertificateLife.NotFound)),
        ],
        ["replaced, but the old one is in force"] =
        [
            Issue, Replaced(2, 3, "n"), Tells(4, 5, 0, LifeState.Active),
        ],
        ["replaced twice"] =
        [
            Issue, Replaced(2, 9, "n1"),
            Call(3, 8, new Ask.Supersede("n2", A), new Answer.Superseded("c", new Said(1, LifeState.Superseded, "n2"))),
        ],
        ["replaced by another than was said"] =
        [
            Issue, Replaced(2, 3, "n"),
            Call(4, 5, new Ask.Status(A), new Answer.Told(1, LifeState.Superseded, [], "number-c")),
        ],
        ["the chain shows what nobody did"] =
        [
            Issue, Shows(2, 3, 1, LifeState.Suspended),
        ],
        ["the chain shows a change before it was asked for"] =
        [
            Issue, Shows(2, 3, 1, LifeState.Suspended), Done(4, 5, "s", LifeAct.Suspend, 1),
        ],
        ["the chain shows another state than was said"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1), Shows(4, 5, 1, LifeState.Active),
        ],
        ["a change waits for the chain that has it"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1), Tells(4, 5, 1, LifeState.Suspended, Said(1, "s")),
        ],
        ["many were not answered, and what is seen in between is not what was done in the end"] =
        [
            Issue,
            .. Enumerable.Range(0, 40).Select(at => Call(
                2, null, new Ask.Change($"m{at}", A, at % 2 == 0 ? LifeAct.Suspend : LifeAct.Resume), null)),
            Tells(4, 5, 0, LifeState.Active, Said(1, "m10")),
            Call(8, 9, new Ask.Everything(A), new Answer.All([Said(1, "m8"), new Said(2, LifeState.Active, "m3")], null)),
        ],
        ["the end lacks an answered change"] =
        [
            Issue, Done(2, 3, "s", LifeAct.Suspend, 1),
            Call(8, 9, new Ask.Everything(A), new Answer.All([], null)),
        ],
    };

    private static Said Said(uint sequence, string mark) => new(sequence, LifeState.Suspended, mark);

    private static Timed<LifeCall> Call(long from, long? until, Ask ask, Answer? answer) =>
        new(new LifeCall((int)from, ask, answer), from, until);

    private static Timed<LifeCall> Done(long from, long? until, string mark, LifeAct act, uint sequence)
    {
        LifeState state = act switch
        {
            LifeAct.Suspend => LifeState.Suspended,
            LifeAct.Resume => LifeState.Active,
            _ => LifeState.Cancelled,
        };
        return Call(from, until, new Ask.Change(mark, A, act), new Answer.Changed(new Said(sequence, state, mark)));
    }

    private static Timed<LifeCall> Refused(long from, long until, string mark, LifeAct act) =>
        Call(from, until, new Ask.Change(mark, A, act), new Answer.Refused(CertificateLife.NotAllowed));

    private static Timed<LifeCall> Replaced(long from, long until, string mark) => Call(
        from, until, new Ask.Supersede(mark, A), new Answer.Superseded(B, new Said(1, LifeState.Superseded, mark)));

    private static Timed<LifeCall> Proposes(long from, long until, string mark, long proposal) =>
        Call(from, until, new Ask.Propose(mark, A), new Answer.Proposed(proposal));

    private static Timed<LifeCall> Confirms(long from, long until, long proposal, Answer answer) =>
        Call(from, until, new Ask.Confirm(A, proposal), answer);

    private static Timed<LifeCall> Tells(long from, long until, uint onChain, LifeState state, params Said[] pending) =>
        Call(from, until, new Ask.Status(A), new Answer.Told(onChain, state, pending, null));

    private static Timed<LifeCall> Shows(long from, long until, uint onChain, LifeState state) =>
        Call(from, until, new Ask.Verify(A), new Answer.Shown(onChain, state));
}
