using Certs.Server.Refusals;

namespace Certs.Server.Issuing;

/// <summary>What became of one order of several. A refusal ends only its own order.</summary>
internal abstract record IssueOutcome
{
    private IssueOutcome()
    {
    }

    /// <summary>It is issued and durable.</summary>
    public sealed record Issued(IssuedCertificate Certificate) : IssueOutcome;

    /// <summary>It is refused; nothing of it is stored.</summary>
    public sealed record Refused(RefusedException Why) : IssueOutcome;
}
