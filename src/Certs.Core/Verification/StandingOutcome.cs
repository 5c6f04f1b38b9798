using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>What holds of the licence as at the moment asked about.</summary>
/// <param name="Standing">The answer.</param>
/// <param name="Status">The issuer's word that decided; null when none did.</param>
public sealed record StandingOutcome(Standing Standing, StatusRecord? Status);
