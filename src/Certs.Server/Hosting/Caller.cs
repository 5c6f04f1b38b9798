using Certs.Core;

namespace Certs.Server.Hosting;

/// <summary>Who calls, as the connection proves it.</summary>
/// <param name="Fingerprint">SHA-256 of the client certificate's SPKI in hexadecimal; null: no certificate.</param>
/// <param name="Roles">What the roles file grants to that key; empty for a stranger.</param>
/// <param name="Agencies">The agencies it may act for; null: every agency of this province.</param>
internal sealed record Caller(string? Fingerprint, IReadOnlySet<Role> Roles, IReadOnlySet<AgencyId>? Agencies)
{
    /// <summary>The organisation that the roles file names with the key; empty: none.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The holders (unified social credit codes) that the roles file names with the key: the caller's own.</summary>
    public IReadOnlySet<string> Holders { get; init; } = new HashSet<string>();

    /// <summary>Somebody without a certificate.</summary>
    public static Caller Stranger { get; } = new(null, new HashSet<Role>(), new HashSet<AgencyId>());

    /// <summary>True when the caller may issue for <paramref name="agency"/>.</summary>
    public bool MayIssueFor(AgencyId agency) =>
        Roles.Contains(Role.Issuer) && (Agencies is null || Agencies.Contains(agency));

    /// <summary>True when the caller may confirm what others proposed for <paramref name="agency"/>.</summary>
    public bool MaySuperviseFor(AgencyId agency) =>
        Roles.Contains(Role.Supervisor) && (Agencies is null || Agencies.Contains(agency));
}
