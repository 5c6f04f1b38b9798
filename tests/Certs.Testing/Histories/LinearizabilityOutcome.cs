namespace Certs.Testing.Histories;

/// <summary>What came of looking for an order.</summary>
public enum LinearizabilityOutcome
{
    /// <summary>There is an order.</summary>
    Linearizable = 1,

    /// <summary>There is none.</summary>
    Violated = 2,

    /// <summary>Too many were possible to try all. Says nothing.</summary>
    Undecided = 3,
}
