using System.Globalization;
using System.Text;

namespace Certs.Testing.Histories;

/// <summary>Writes a history for people.</summary>
public static class HistoryText
{
    /// <summary>One line a call, by the moment at which it was asked; times in milliseconds since the first.</summary>
    /// <param name="history">The calls.</param>
    /// <param name="ticksPerMillisecond">Of the clock of the history.</param>
    public static string Of(IReadOnlyList<Timed<LifeCall>> history, double ticksPerMillisecond)
    {
        StringBuilder text = new();
        long start = history.Count == 0 ? 0 : history.Min(call => call.Invoked);
        foreach (Timed<LifeCall> call in history.OrderBy(call => call.Invoked))
        {
            double from = (call.Invoked - start) / ticksPerMillisecond;
            string until = call.Answered is { } answered
                ? ((answered - start) / ticksPerMillisecond).ToString("F1", CultureInfo.InvariantCulture)
                : "never";
            text.AppendLine(CultureInfo.InvariantCulture, $"{from,9:F1} … {until,9}  client {call.What.Client}: {Of(call)}");
        }

        return text.ToString();
    }

    private static string Of(Timed<LifeCall> call)
    {
        string asked = call.What.Ask switch
        {
            Ask.Issue(var mark) => $"issue ({mark})",
            Ask.Change(var mark, var number, var act) => $"{act} {Short(number)} ({mark})",
            Ask.Supersede(var mark, var number) => $"Supersede {Short(number)} ({mark})",
            Ask.Propose(var mark, var number) => $"propose to revoke {Short(number)} ({mark})",
            Ask.Confirm(var number, var proposal) => $"confirm proposal {proposal} about {Short(number)}",
            Ask.Status(var number) => $"status of {Short(number)}",
            Ask.Verify(var number) => $"verify {Short(number)}",
            Ask.Everything(var number) => $"everything about {Short(number)}",
            _ => throw new InvalidOperationException("There is no other."),
        };
        return call.What.Answer is null ? $"{asked} -> no answer"
            : call.Answered is null ? $"{asked} -> whatever was answered"
            : $"{asked} -> {Of(call.What.Answer)}";
    }

    private static string Of(Answer? answer) => answer switch
    {
        Answer.Issued(var number) => $"issued {Short(number)}",
        Answer.Changed(var change) => $"done, {Of(change)}",
        Answer.Superseded(var number, var change) => $"done by {Short(number)}, {Of(change)}",
        Answer.Proposed(var proposal) => $"proposal {proposal}",
        Answer.Refused(var reason) => $"refused, {reason}",
        Answer.Told told =>
            OnChain(told.State, told.OnChain)
            + string.Concat(told.Pending.Select(one => $", then {Of(one)}"))
            + (told.ReplacedBy is { } next ? $", replaced by {Short(next)}" : ""),
        Answer.Shown(var onChain, var state) => OnChain(state, onChain),
        Answer.All(var changes, _) => string.Join(", ", changes.Select(Of)),
        _ => "?",
    };

    private static string OnChain(LifeState? state, uint? changes) => string.Create(
        CultureInfo.InvariantCulture, $"{state?.ToString() ?? "unknown"} by {changes} on the chain");

    private static string Of(Said change) => $"{change.Sequence} {change.State} ({change.Mark})";

    // The end of a licence identifier tells certificates apart: agency and kind are the same.
    private static string Short(string number) => number.Length > 24 ? $"…{number[^20..]}" : number;
}
