using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>A key that is to sign a certificate.</summary>
/// <param name="Suite">The key's suite.</param>
/// <param name="KeyId">SHA-256 of the key's SPKI.</param>
public sealed record DraftKey(Suite Suite, Hash32 KeyId);
