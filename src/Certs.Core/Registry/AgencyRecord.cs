namespace Certs.Core.Registry;

/// <summary>An issuing agency, as its province entered it.</summary>
/// <param name="Agency">Its number.</param>
/// <param name="Profile">SHA-256 of the canonical JSON of the agency's <c>iss_profile</c>.</param>
/// <param name="Open">From when until when it exists.</param>
/// <param name="Successor">The agency that takes over its certificates when it closes; null: none.</param>
/// <param name="RecordedAt">Where on the chain the newest of this was recorded.</param>
public sealed record AgencyRecord(
    AgencyId Agency, Hash32 Profile, Period Open, AgencyId? Successor, ChainPoint RecordedAt);
