namespace Certs.Core.Recognition;

/// <summary>What is asked of a relying province's rules, apart from the signature suite.</summary>
/// <param name="RelyingProvince">
/// The province that is to accept the certificate (GB/T 2260, two digits).
/// </param>
/// <param name="IssuerProvince">The province of the issuing agency.</param>
/// <param name="Type">SHA-256 of the certificate type's <c>vct</c>.</param>
/// <param name="SealGeneration">The generation of its electronic seal (1, 4, 5); null: it has none.</param>
/// <param name="At">The moment as at which the rules are to hold.</param>
public readonly record struct RecognitionQuestion(
    ushort RelyingProvince, ushort IssuerProvince, Hash32 Type, byte? SealGeneration, DateTimeOffset At);
