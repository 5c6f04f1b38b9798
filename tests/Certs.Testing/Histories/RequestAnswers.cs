namespace Certs.Testing.Histories;

/// <summary>
/// What requests were answered, whoever was told. A change of which nobody was told is found in what was read in the end.
/// </summary>
internal static class RequestAnswers
{
    /// <summary>The answers that name what was done, by <see cref="RequestOf"/>.</summary>
    public static Dictionary<string, Answer> Of(IReadOnlyList<Timed<LifeCall>> calls)
    {
        Dictionary<string, Answer> answers = new(StringComparer.Ordinal);
        Dictionary<string, long> proposals = new(StringComparer.Ordinal);
        foreach (LifeCall call in calls.Select(call => call.What))
        {
            if (RequestOf(call.Ask) is { } request
                && call.Answer is Answer.Issued or Answer.Changed or Answer.Superseded or Answer.Proposed)
            {
                answers.TryAdd(request, call.Answer);
            }

            if (call is { Ask: Ask.Propose(var mark, _), Answer: Answer.Proposed(var proposal) })
            {
                proposals.TryAdd(mark, proposal);
            }
        }

        foreach (Answer.All all in calls.Select(call => call.What.Answer).OfType<Answer.All>())
        {
            foreach (Said change in all.Changes)
            {
                Add(answers, proposals, change, all.ReplacedBy);
            }
        }

        return answers;
    }

    /// <summary>What a repetition of a call has in common with it; null: it only reads.</summary>
    public static string? RequestOf(Ask ask) => ask switch
    {
        Ask.Issue(var mark) => $"issue {mark}",
        Ask.Change(var mark, _, _) => $"change {mark}",
        Ask.Supersede(var mark, _) => $"supersede {mark}",
        Ask.Propose(var mark, _) => $"propose {mark}",
        Ask.Confirm(_, var proposal) => $"confirm {proposal}",
        _ => null,
    };

    private static void Add(
        Dictionary<string, Answer> answers, Dictionary<string, long> proposals, Said change, string? replacedBy)
    {
        answers.TryAdd($"change {change.Mark}", new Answer.Changed(change));
        if (replacedBy is not null)
        {
            answers.TryAdd($"supersede {change.Mark}", new Answer.Superseded(replacedBy, change));
        }

        if (proposals.TryGetValue(change.Mark, out long proposal))
        {
            answers.TryAdd($"confirm {proposal}", new Answer.Changed(change));
        }
    }
}
