using Certs.Core;
using Certs.Core.Suites;

namespace Certs.Server.Storage;

/// <summary>A key of an agency. Whether it may sign at a moment is the chain's to say.</summary>
/// <param name="KeyId">SHA-256 of <paramref name="Spki"/>.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Suite">Its only suite.</param>
/// <param name="Spki">The public key, DER.</param>
/// <param name="IsHeldHere">True when the key folder has the private part.</param>
/// <param name="RegisteredAt">When it was entered here, whole seconds.</param>
internal sealed record AgencyKeyRow(
    Hash32 KeyId, AgencyId Agency, Suite Suite, byte[] Spki, bool IsHeldHere, DateTimeOffset RegisteredAt);
