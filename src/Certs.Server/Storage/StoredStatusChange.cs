using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>A change as its row says it.</summary>
/// <param name="Id">Its number in the order of acceptance.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Sequence">1 for the certificate's first change, then up by one.</param>
/// <param name="Handle">SHA-256 of the certificate's handle.</param>
/// <param name="Acting">The agency that changed it.</param>
/// <param name="Act">What was done.</param>
/// <param name="State">The state from <paramref name="EffectiveFrom"/> on.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="AcceptedAt">When it was made durable.</param>
/// <param name="Detail">The text behind its digest.</param>
/// <param name="DetailDigest">What goes to the chain of it.</param>
/// <param name="Recorded">Where it stands on the chain; null: not there yet, as far as is known.</param>
internal sealed record StoredStatusChange(
    long Id, CertificateId Certificate, uint Sequence, Hash32 Handle, AgencyId Acting, ChangeAct Act,
    CertificateState State, ChangeReason Reason, DateTimeOffset EffectiveFrom, DateTimeOffset AcceptedAt,
    byte[] Detail, Hash32 DetailDigest, ChainPoint? Recorded);
