using Certs.Core;
using Certs.Core.Lifecycle;

namespace Certs.Server.Storage;

/// <summary>A change that one person proposed, for a second to confirm.</summary>
/// <param name="Id">Its number; 0 before it is stored.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Acting">The agency that is to change it.</param>
/// <param name="Act">What is to be done.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveFrom">From when it is to hold; null: from the confirmation on.</param>
/// <param name="Officer">Who proposes it.</param>
/// <param name="LegalBasis">By which law.</param>
/// <param name="Proposer">The key that proposed it; the second person must have another.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="ExpiresAt">The first moment at which it can no longer be confirmed.</param>
/// <param name="State">What became of it.</param>
/// <param name="DecidedBy">Who confirmed or rejected it; null: nobody yet.</param>
/// <param name="ChangeId">The change that came of it; null: none.</param>
internal sealed record ChangeProposal(
    long Id, CertificateId Certificate, AgencyId Acting, ChangeAct Act, ChangeReason Reason,
    DateTimeOffset? EffectiveFrom, string Officer, string LegalBasis, string Proposer, DateTimeOffset ProposedAt,
    DateTimeOffset ExpiresAt, ProposedChangeState State, string? DecidedBy, long? ChangeId);
