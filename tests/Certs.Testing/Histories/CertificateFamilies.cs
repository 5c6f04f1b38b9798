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
        Dictionary<string, Answer> answers = RequestAnswers.Of(calls);
        HashSet<string> over = NumbersThatAreOver(calls);
        calls =
        [
            .. calls.Select(call => Informed(call, answers))
                .Where(call => call.What.Answer is not null || !IsWithoutTrace(call.What.Ask, over)),
        ];
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

    // Those of which everything was read in the end, with nothing answered after that.
    private static HashSet<string> NumbersThatAreOver(IReadOnlyList<Timed<LifeCall>> calls)
    {
        Dictionary<string, long> read = new(StringComparer.Ordinal);
        foreach (Timed<LifeCall> call in calls)
        {
            if (call.What is { Ask: Ask.Everything(var number), Answer: Answer.All })
            {
                read[number] = Math.Max(call.Invoked, read.GetValueOrDefault(number));
            }
        }

        IEnumerable<string> later = calls
            .Where(call => call.What.Ask is not Ask.Everything && call.Answered > read.GetValueOrDefault(About(call.What.Ask)))
            .Select(call => About(call.What.Ask));
        return [.. read.Keys.Except(later)];
    }

    private static Timed<LifeCall> Informed(Timed<LifeCall> call, Dictionary<string, Answer> answers) =>
        call.What.Answer is null && RequestAnswers.RequestOf(call.What.Ask) is { } request
        && answers.TryGetValue(request, out Answer? answer)
            ? call with { What = call.What with { Answer = answer } }
            : call;

    // Whatever it made has a name that nobody was told. Or everything was read in the end, and nothing of it was there.
    private static bool IsWithoutTrace(Ask ask, HashSet<string> over) =>
        ask is Ask.Issue or Ask.Propose || over.Contains(About(ask));

    // The certificate that a call is about; of one to issue: the request.
    private static string About(Ask ask) => ask switch
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

    private static IEnumerable<string> NamesOf(LifeCall call)
    {
        yield return About(call.Ask);
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
