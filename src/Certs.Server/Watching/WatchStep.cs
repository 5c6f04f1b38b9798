using Certs.Core.Registry;

namespace Certs.Server.Watching;

/// <summary>What is told in one message.</summary>
/// <param name="After">Where to go on after it.</param>
/// <param name="Change">The change; null: nothing happened up to there.</param>
/// <param name="Certificate">The certificate of this node that was changed; null: it is none, or there is no change.</param>
/// <param name="Head">The newest block that is known; null: the chain cannot be asked at the moment.</param>
internal sealed record WatchStep(
    StatusPosition After, RegistryEvent.StatusChanged? Change, WatchedCertificate? Certificate, ChainHead? Head);
