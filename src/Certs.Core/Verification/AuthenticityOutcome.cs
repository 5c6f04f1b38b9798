namespace Certs.Core.Verification;

/// <summary>Whether the document is what it says.</summary>
/// <param name="Authenticity">The answer.</param>
/// <param name="Reason">
/// The code of the first finding that decided, in the order of the checks; null when the answer is
/// <see cref="Authenticity.TotalPassed"/>.
/// </param>
/// <param name="SubIndication">
/// The sub-indication of ETSI EN 319 102-1 with the same meaning as <paramref name="Reason"/>; null: none
/// has.
/// </param>
public sealed record AuthenticityOutcome(Authenticity Authenticity, string? Reason, string? SubIndication);
