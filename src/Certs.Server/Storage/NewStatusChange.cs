using Certs.Core.Lifecycle;
using Certs.Core.Verification;

namespace Certs.Server.Storage;

/// <summary>A change that is about to be stored. What it leads to is decided when it is.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Calendar">What its own validity says now; null: inside.</param>
/// <param name="AcceptedAt">The present moment, whole seconds.</param>
/// <param name="OnChain">The sequence that the chain is known to have; 0: none, or the chain was not read.</param>
/// <param name="Detail">Everything else.</param>
internal sealed record NewStatusChange(
    CertificateId Certificate, Standing? Calendar, DateTimeOffset AcceptedAt, uint OnChain, ChangeDetail Detail);
