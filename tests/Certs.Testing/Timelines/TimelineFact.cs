using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Testing.Timelines;

/// <summary>One thing that a registry says in a scenario. The names are those of the scenario, not of a chain.</summary>
public abstract record TimelineFact
{
    /// <summary>A rule of the relying province.</summary>
    /// <param name="Verdict">What it says.</param>
    /// <param name="Suite">The suite; null: any.</param>
    /// <param name="IsOfType">Whether it is for the licence's type alone.</param>
    /// <param name="IsOfIssuer">Whether it is for the issuing province alone.</param>
    /// <param name="From">From when it holds.</param>
    /// <param name="Until">Until when; null: open.</param>
    public sealed record RuleWritten(
        RuleVerdict Verdict, Suite? Suite, bool IsOfType, bool IsOfIssuer, DateTimeOffset From,
        DateTimeOffset? Until) : TimelineFact;

    /// <summary>The rule that was written last gets an end.</summary>
    public sealed record RuleEnded(DateTimeOffset Until) : TimelineFact;

    /// <summary>A key of the agency. <c>Suite</c> null: each key that signs the licence.</summary>
    public sealed record KeyEntered(Suite? Suite, DateTimeOffset From, DateTimeOffset? Until) : TimelineFact;

    /// <summary>The key's period is shortened.</summary>
    public sealed record KeyRetired(Suite? Suite, DateTimeOffset Until) : TimelineFact;

    /// <summary>The key is revoked.</summary>
    public sealed record KeyRevoked(Suite? Suite, DateTimeOffset InvalidFrom) : TimelineFact;

    /// <summary>The agency is entered.</summary>
    public sealed record AgencyEntered(DateTimeOffset From) : TimelineFact;

    /// <summary>The agency is closed.</summary>
    /// <param name="Until">The first moment at which it is closed.</param>
    /// <param name="HasSuccessor">Whether another agency takes over.</param>
    public sealed record AgencyDissolved(DateTimeOffset Until, bool HasSuccessor) : TimelineFact;

    /// <summary>The agency may issue the licence's type.</summary>
    public sealed record TypeGranted(DateTimeOffset From, DateTimeOffset? Until) : TimelineFact;

    /// <summary>The agency may no longer issue it.</summary>
    public sealed record TypeWithdrawn(DateTimeOffset Until) : TimelineFact;

    /// <summary>The consortium rates a suite anew: all its dates.</summary>
    public sealed record SuiteRated(
        Suite Suite, DateTimeOffset From, DateTimeOffset? IssueUntil, DateTimeOffset? AcceptUntil,
        DateTimeOffset? BrokenSince) : TimelineFact;

    /// <summary>The issuer says something of the licence.</summary>
    public sealed record StatusSet(CertificateState State, DateTimeOffset From) : TimelineFact;
}
