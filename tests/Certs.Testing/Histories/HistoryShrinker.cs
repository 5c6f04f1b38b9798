namespace Certs.Testing.Histories;

/// <summary>Makes a history that has no order small, so that a reader sees why.</summary>
/// <remarks>
/// Only by steps that cannot break a good history: what comes after a moment is left out, a call that changed nothing is
/// left out, an answer is forgotten. So what is left is wrong because the whole was.
/// </remarks>
public static class HistoryShrinker
{
    private const int MostTries = 200_000;

    /// <summary>A small part that has no order.</summary>
    /// <param name="specification">What the object may do.</param>
    /// <param name="history">A history that has no order.</param>
    /// <param name="changesNothing">Whether a call, by its answer, changed nothing.</param>
    public static IReadOnlyList<Timed<TCall>> Shrink<TState, TCall>(
        ISpecification<TState, TCall> specification, IReadOnlyList<Timed<TCall>> history,
        Func<TCall, bool> changesNothing)
        where TState : class, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(history);
        bool IsWrong(IReadOnlyList<Timed<TCall>> some) =>
            Linearizability.Of(specification, some, MostTries).Outcome == LinearizabilityOutcome.Violated;

        IReadOnlyList<Timed<TCall>> left = history;
        long[] moments = [.. history.Select(call => call.Answered).OfType<long>().Order()];
        int first = moments.TakeWhile(moment => !IsWrong(Until(history, moment, changesNothing))).Count();
        left = first < moments.Length ? Until(history, moments[first], changesNothing) : history;
        foreach (Timed<TCall> call in left.Where(call => changesNothing(call.What)))
        {
            Timed<TCall>[] less = [.. left.Where(one => !ReferenceEquals(one, call))];
            left = IsWrong(less) ? less : left;
        }

        foreach (Timed<TCall> call in left.Where(call => call.Answered is not null && !changesNothing(call.What)))
        {
            Timed<TCall>[] vaguer =
                [.. left.Select(one => ReferenceEquals(one, call) ? one with { Answered = null } : one)];
            left = IsWrong(vaguer) ? vaguer : left;
        }

        return left;
    }

    private static Timed<TCall>[] Until<TCall>(
        IEnumerable<Timed<TCall>> history, long moment, Func<TCall, bool> changesNothing) =>
    [
        .. history.Where(call => call.Invoked <= moment)
            .Where(call => call.Answered <= moment || !changesNothing(call.What))
            .Select(call => call.Answered <= moment ? call : call with { Answered = null }),
    ];
}
