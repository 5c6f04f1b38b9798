using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Server.Hosting;

namespace Certs.Server.Lifecycle;

/// <summary>What is to be done to a certificate: well-formed, but not yet held against the certificate.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RequestId">The caller's id for this request.</param>
/// <param name="Number">The certificate.</param>
/// <param name="Acting">The agency that acts; null: the one in charge.</param>
/// <param name="Act">What to do.</param>
/// <param name="Reason">Why; a reason for this act.</param>
/// <param name="EffectiveFrom">From when it holds; null: from the moment at which it is done.</param>
/// <param name="Officer">Who does it.</param>
/// <param name="LegalBasis">By which law.</param>
/// <param name="ContentDigest">SHA-256 of all of this but the caller: what the request id stands for.</param>
internal sealed record ChangeOrder(
    Caller Caller, Guid RequestId, string Number, AgencyId? Acting, ChangeAct Act, ChangeReason Reason,
    DateTimeOffset? EffectiveFrom, string Officer, string LegalBasis, Hash32 ContentDigest);
