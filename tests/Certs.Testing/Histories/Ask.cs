namespace Certs.Testing.Histories;

/// <summary>What a client asks.</summary>
public abstract record Ask
{
    private Ask()
    {
    }

    /// <summary>Issue a certificate. The same mark again is the same request.</summary>
    public sealed record Issue(string Mark) : Ask;

    /// <summary>Suspend, resume or cancel.</summary>
    public sealed record Change(string Mark, string Number, LifeAct Act) : Ask;

    /// <summary>Issue another in its place.</summary>
    public sealed record Supersede(string Mark, string Number) : Ask;

    /// <summary>Propose to revoke.</summary>
    public sealed record Propose(string Mark, string Number) : Ask;

    /// <summary>Confirm the proposal to revoke a certificate.</summary>
    public sealed record Confirm(string Number, long Proposal) : Ask;

    /// <summary>What holds, and what the chain does not have yet.</summary>
    public sealed record Status(string Number) : Ask;

    /// <summary>Judge the document.</summary>
    public sealed record Verify(string Number) : Ask;

    /// <summary>Every change that there is, read when all is quiet.</summary>
    public sealed record Everything(string Number) : Ask;
}
