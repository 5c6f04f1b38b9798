using Certs.Testing.Histories;

namespace Certs.Server.Tests.Linearizability;

/// <summary>A service that does one thing at a time: what it answers is right, one call after the other.</summary>
internal sealed class PerfectService(Random random)
{
    private readonly List<string> _numbers = [];
    private readonly List<(string Number, long Proposal)> _proposals = [];
    private readonly List<Ask> _asked = [];
    private FamilyState _state = FamilyState.Empty;
    private long _made;

    /// <summary>Calls, each answered in the moment after the one before: 10, 20, 30, …</summary>
    public IReadOnlyList<Timed<LifeCall>> Run(int calls) =>
    [
        .. Enumerable.Range(1, calls).Select(at =>
        {
            Ask ask = Next(at);
            return new Timed<LifeCall>(new LifeCall(at, ask, AnswerTo(ask)), at * 10L, at * 10L);
        }),
    ];

    /// <summary>Everything that there is of each certificate, read at a moment.</summary>
    public IReadOnlyList<Timed<LifeCall>> ReadEverything(long moment) =>
    [
        .. _state.Certificates.Select(one => new Timed<LifeCall>(
            new LifeCall(0, new Ask.Everything(one.Key), new Answer.All([.. one.Value.Changes], one.Value.ReplacedBy)),
            moment, moment)),
    ];

    private Ask Next(int at)
    {
        string mark = $"m{at}";
        if (_numbers.Count == 0)
        {
            return new Ask.Issue(mark);
        }

        string number = _numbers[random.Next(_numbers.Count)];
        return random.Next(12) switch
        {
            0 or 1 => new Ask.Change(mark, number, LifeAct.Suspend),
            2 or 3 => new Ask.Change(mark, number, LifeAct.Resume),
            4 when random.Next(3) == 0 => new Ask.Change(mark, number, LifeAct.Cancel),
            5 => new Ask.Supersede(mark, number),
            6 => new Ask.Propose(mark, number),
            7 when _proposals.Count > 0 => Confirm(_proposals[random.Next(_proposals.Count)]),
            8 when _asked.Count > 0 => _asked[random.Next(_asked.Count)],
            9 => new Ask.Verify(number),
            _ => new Ask.Status(number),
        };
    }

    private static Ask.Confirm Confirm((string Number, long Proposal) one) => new(one.Number, one.Proposal);

    private Answer AnswerTo(Ask ask)
    {
        switch (ask)
        {
            case Ask.Status(var number):
                CertificateLine line = _state.Certificates[number];
                uint known = (uint)random.Next(line.Changes.Count + 1);
                LifeState state = line.StateAfter(known);
                string? replacedBy = state == LifeState.Superseded ? line.ReplacedBy : null;
                return new Answer.Told(known, state, [.. line.Changes.Skip((int)known)], replacedBy);
            case Ask.Verify(var number):
                uint shown = (uint)random.Next(_state.Certificates[number].Changes.Count + 1);
                return new Answer.Shown(shown, _state.Certificates[number].StateAfter(shown));
            default:
                return Do(ask);
        }
    }

    private Answer Do(Ask ask)
    {
        _asked.Add(ask);
        _made++;
        (Answer answer, _state) = CertificateLife.Do(_state, ask, $"n{_made}", _made);
        _numbers.AddRange(_state.Certificates.Keys.Except(_numbers));
        if (ask is Ask.Propose(_, var number) && answer is Answer.Proposed(var proposal))
        {
            _proposals.Add((number, proposal));
        }

        return answer;
    }
}
