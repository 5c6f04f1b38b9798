using Certs.Server.Storage;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>A plan and what it would change.</summary>
/// <param name="Incident">The plan.</param>
/// <param name="Sample">Some of the certificates that would be changed.</param>
/// <param name="Unknown">Some of the listed numbers that are no certificates of the agency here.</param>
internal sealed record PlannedIncident(
    StoredIncident Incident, IReadOnlyList<string> Sample, IReadOnlyList<string> Unknown);
