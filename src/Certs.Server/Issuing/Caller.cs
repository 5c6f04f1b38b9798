using Certs.Core;

namespace Certs.Server.Issuing;

/// <summary>Who calls, as far as issuing cares.</summary>
/// <param name="Name">For logs: the name that the administration gave the caller, never a certificate's text.</param>
/// <param name="Agencies">The agencies that it may act for; null: every agency of this node.</param>
internal sealed record Caller(string Name, IReadOnlySet<AgencyId>? Agencies)
{
    /// <summary>Whether the caller may issue for an agency and see its certificates.</summary>
    public bool MayActFor(AgencyId agency) => Agencies is null || Agencies.Contains(agency);
}
