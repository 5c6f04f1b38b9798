using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Server.Hosting;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>What is to be planned.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RequestId">The caller's id for this request.</param>
/// <param name="Issuer">The agency whose certificates are to be changed.</param>
/// <param name="Acting">The agency that acts; null: the one in charge.</param>
/// <param name="Act">What is to be done.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveFrom">From when it is to hold; null: from the confirmation on.</param>
/// <param name="Officer">Who plans it.</param>
/// <param name="LegalBasis">By which law.</param>
/// <param name="Selection">Which certificates.</param>
/// <param name="ContentDigest">SHA-256 of all of this but the caller.</param>
internal sealed record IncidentOrder(
    Caller Caller, Guid RequestId, AgencyId Issuer, AgencyId? Acting, ChangeAct Act, ChangeReason Reason,
    DateTimeOffset? EffectiveFrom, string Officer, string LegalBasis, IncidentSelection Selection,
    Hash32 ContentDigest);
