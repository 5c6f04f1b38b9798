namespace Certs.Core.Suites.Arithmetic;

/// <summary>A signature r‖s and the hash value that it is of.</summary>
/// <param name="R">1 to the order less one.</param>
/// <param name="S">1 to the order less one.</param>
/// <param name="E">The hash value modulo the order.</param>
internal readonly record struct SignedHash(Word256 R, Word256 S, Word256 E);
