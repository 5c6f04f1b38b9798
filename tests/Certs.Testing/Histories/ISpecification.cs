namespace Certs.Testing.Histories;

/// <summary>What an object may do and answer when there is one call at a time.</summary>
/// <typeparam name="TState">What it is between two calls; equal states behave alike for ever.</typeparam>
/// <typeparam name="TCall">A call with its answer.</typeparam>
public interface ISpecification<TState, TCall>
    where TState : class, IEquatable<TState>
{
    /// <summary>What it is before the first call.</summary>
    TState Start { get; }

    /// <summary>The state after a call that got the answer that it has; null: it cannot get it in this state.</summary>
    /// <remarks>Of a call without an answer: the state after it was done; the same state when it does nothing.</remarks>
    TState? After(TState state, TCall call);
}
