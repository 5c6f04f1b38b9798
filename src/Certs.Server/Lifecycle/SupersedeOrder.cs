using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Server.Issuing;

namespace Certs.Server.Lifecycle;

/// <summary>A certificate that is to take the place of another.</summary>
/// <param name="Issue">The new certificate; its request id is that of the whole, its agency the one that acts.</param>
/// <param name="Number">The old certificate.</param>
/// <param name="Reason">Why; a reason for superseding.</param>
/// <param name="EffectiveFrom">From when the old one no longer holds; null: from the moment of issue of the new one.</param>
/// <param name="Officer">Who does it.</param>
/// <param name="LegalBasis">By which law.</param>
/// <param name="ContentDigest">SHA-256 of all of this but the caller: what the request id stands for.</param>
internal sealed record SupersedeOrder(
    IssueOrder Issue, string Number, ChangeReason Reason, DateTimeOffset? EffectiveFrom, string Officer,
    string LegalBasis, Hash32 ContentDigest);
