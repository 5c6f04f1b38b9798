namespace Certs.Core;

/// <summary>The answer to a question that could fail to be asked.</summary>
/// <remarks>
/// "Not there" and "could not ask" are different values, so an outage can never read as "revoked" or as "valid".
/// </remarks>
/// <typeparam name="T">What was looked for.</typeparam>
public abstract record Lookup<T>
    where T : class
{
    private Lookup()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Value">What was found.</param>
    public sealed record Found(T Value) : Lookup<T>;

    /// <summary>The source was asked and has none.</summary>
    public sealed record Absent : Lookup<T>;

    /// <summary>The source could not be asked, or gave no trustworthy answer. Nothing is known.</summary>
    /// <param name="Reason">A reason code of <c>Reasons</c>.</param>
    /// <param name="Detail">What was tried, for people; no personal data.</param>
    public sealed record Unavailable(string Reason, string Detail) : Lookup<T>;
}
