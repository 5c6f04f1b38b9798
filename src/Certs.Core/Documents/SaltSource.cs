namespace Certs.Core.Documents;

/// <summary>Fills memory with random bytes that nobody can foresee.</summary>
/// <remarks>Outside tests it is <c>RandomNumberGenerator.Fill</c>: a salt that can be guessed gives the field
/// away (RFC 9901 §9.3).</remarks>
/// <param name="destination">Filled completely.</param>
public delegate void SaltSource(Span<byte> destination);
