namespace Certs.Core.Verification;

/// <summary>What a reason code means, for the people at the window.</summary>
/// <param name="Code">The code, a constant of <see cref="Reasons"/>.</param>
/// <param name="Tone">How it reads.</param>
/// <param name="Etsi">
/// The sub-indication of ETSI EN 319 102-1 §5.1.3 with the same meaning; null where there is none.
/// </param>
/// <param name="Remedy">Who can change it, for reasons of undecided findings; null for others.</param>
/// <param name="Zh">What it means, in Chinese.</param>
/// <param name="En">What it means, in English.</param>
/// <param name="NextZh">What to do next, in Chinese; empty: nothing.</param>
/// <param name="NextEn">What to do next, in English; empty: nothing.</param>
public sealed record Reason(
    string Code, Tone Tone, string? Etsi, Remedy? Remedy, string Zh, string En, string NextZh, string NextEn);
