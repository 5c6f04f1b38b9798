namespace Certs.Testing.Histories;

/// <summary>
/// Decides whether a history is linearizable: whether every answered call, and any of the others, can be given one moment
/// between its invocation and its answer such that the calls, one at a time in the order of these moments, get the answers
/// that they got (Herlihy and Wing, 1990).
/// </summary>
public static class Linearizability
{
    /// <summary>Decides it.</summary>
    /// <param name="specification">What the object may do.</param>
    /// <param name="history">The calls of one object, in any order.</param>
    /// <param name="mostTries">How many different situations are tried before the question is given up.</param>
    public static LinearizabilityVerdict<TCall> Of<TState, TCall>(
        ISpecification<TState, TCall> specification, IReadOnlyList<Timed<TCall>> history, int mostTries = 2_000_000)
        where TState : class, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(history);
        return new LinearizationSearch<TState, TCall>(specification, history, mostTries).Run();
    }
}
