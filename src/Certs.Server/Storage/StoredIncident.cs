using Certs.Core;
using Certs.Core.Lifecycle;

namespace Certs.Server.Storage;

/// <summary>A change of many certificates for one cause.</summary>
/// <param name="Id">Its number; 0 before it is stored.</param>
/// <param name="ContentDigest">What its request id stands for.</param>
/// <param name="Issuer">The agency whose certificates are changed.</param>
/// <param name="Acting">The agency that changes them.</param>
/// <param name="Act">What is done.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveFrom">From when it holds; null: from the confirmation on.</param>
/// <param name="Officer">Who planned it.</param>
/// <param name="LegalBasis">By which law.</param>
/// <param name="Proposer">The key that planned it; the second person must have another.</param>
/// <param name="ExpiresAt">The first moment at which it can no longer be confirmed.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="DecidedBy">Who decided it; null: nobody yet.</param>
/// <param name="DecidedAt">When; null: not yet.</param>
/// <param name="Counts">How many certificates.</param>
internal sealed record StoredIncident(
    long Id, Hash32 ContentDigest, AgencyId Issuer, AgencyId Acting, ChangeAct Act, ChangeReason Reason,
    DateTimeOffset? EffectiveFrom, string Officer, string LegalBasis, string Proposer, DateTimeOffset ExpiresAt,
    IncidentStage Stage, string? DecidedBy, DateTimeOffset? DecidedAt, IncidentCounts Counts);
