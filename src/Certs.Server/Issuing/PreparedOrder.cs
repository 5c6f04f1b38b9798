using Certs.Core.Documents;

namespace Certs.Server.Issuing;

/// <summary>What an agency with keys of its own has to sign.</summary>
/// <param name="Certificate">The certificate without its signatures.</param>
/// <param name="ExpiresAt">The first moment at which it can no longer be completed.</param>
internal sealed record PreparedOrder(PreparedCertificate Certificate, DateTimeOffset ExpiresAt);
