namespace Certs.Testing.Histories;

/// <summary>
/// Divides a history into those of its families: a certificate with all that took its place. Families share nothing, so a
/// history is linearizable when each of theirs is (Herlihy and Wing, 1990, theorem 1).
/// </summary>
public static class CertificateFamilies
{
    /// <summary>The histories of the families. Reads without an answer are left out: they say nothing.</summary>
    public static IReadOnlyList<IReadOnlyList<Timed<LifeCall>>> Of(IEnumerable<Timed<LifeCall>> history)
    {
        Timed<LifeCall>[] calls = [.. history.Where(call => call.What.Answer is not null || !OnlyReads(call.What.Ask))];
        Dictionary<string, Answer> answers = AnswersOf(calls);
        calls = [.. calls.Select(call => Informed(call, answers)).Where(call => !IsWithoutTrace(call.What))];
        Dictionary<string, string> parents = new(StringComparer.Ordinal);
        foreach (Timed<LifeCall> call in calls)
        {
            string[] names = [.. NamesOf(call.What)];
            foreach (string name in names)
            {
                Join(parents, names[0], name);
            }
        }

        return
        [
            .. calls.GroupBy(call => Root(parents, NamesOf(call.What).First()))
                .Select(family => (IReadOnlyList<Timed<LifeCall>>)[.. family]),
        ];
    }

    private static bool OnlyReads(Ask ask) => ask is Ask.Status or Ask.Verify or Ask.Everything;

    // What a request was answered, whoever was told; a replacement of which nobody was told is read in the end.
    private static Dictionary<string, Answer> AnswersOf(IReadOnlyList<Timed<LifeCall>> calls)
    {
        Dictionary<string, Answer> answers = new(StringComparer.Ordinal);
        foreach (LifeCall call in calls.Select(call => call.What))
        {
            if (RequestOf(call.Ask) is { } request
                && call.Answer is Answer.Issued or Answer.Changed or Answer.Superseded or Answer.Proposed)
            {
                answers.TryAdd(request, call.Answer);
            }
        }

        foreach (Answer.All all in calls.Select(call => call.What.Answer).OfType<Answer.All>())
        {
            if (all.ReplacedBy is { } number
                && all.Changes.FirstOrDefault(one => one.State == LifeState.Superseded) is { } change)
            {
                answers.TryAdd($"supersede {change.Mark}", new Answer.Superseded(number, change));
            }
        }

        return answers;
    }

    private static Timed<LifeCall> Informed(Timed<LifeCall> call, Dictionary<string, Answer> answers) =>
        call.What.Answer is null && RequestOf(call.What.Ask) is { } request
        && answers.TryGetValue(request, out Answer? answer)
            ? call with { What = call.What with { Answer = answer } }
            : call;

    // Whatever it made has a name that nobody was told.
    private static bool IsWithoutTrace(LifeCall call) => call is { Answer: null, Ask: Ask.Issue or Ask.Propose };

    private static string? RequestOf(Ask ask) => ask switch
    {
        Ask.Issue(var mark) => $"issue {mark}",
        Ask.Change(var mark, _, _) => $"change {mark}",
        Ask.Supersede(var mark, _) => $"supersede {mark}",
        Ask.Propose(var mark, _) => $"propose {mark}",
        _ => null,
    };

    private static IEnumerable<string> NamesOf(LifeCall call)
    {
        yield return call.Ask switch
        {
            Ask.Issue(var mark) => $"issue {mark}",
            Ask.Change(_, var number, _) => number,
            Ask.Supersede(_, var number) => number,
            Ask.Propose(_, var number) => number,
            Ask.Confirm(var number, _) => number,
            Ask.Status(var number) => number,
            Ask.Verify(var number) => number,
            Ask.Everything(var number) => number,
            _ => throw new InvalidOperationException("There is no other."),
        };
        switch (call.Answer)
        {
            case Answer.Issued(var number):
                yield return number;
                break;
            case Answer.Superseded(var newNumber, _):
                yield return newNumber;
                break;
            case Answer.Told { ReplacedBy: { } newNumber }:
                yield return newNumber;
                break;
            default:
                break;
        }
    }

    private static string Root(Dictionary<string, string> parents, string name)
    {
        while (parents.TryGetValue(name, out string? parent))
        {
            name = parent;
        }

        return name;
    }

    private static void Join(Dictionary<string, string> parents, string one, string other)
    {
        (string first, string second) = (Root(parents, one), Root(parents, other));
        if (first != second)
        {
            parents[second] = first;
        }
    }
}
