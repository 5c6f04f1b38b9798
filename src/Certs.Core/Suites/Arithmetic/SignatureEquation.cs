namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// What holds where a signature is good: OfKey × key + OfGenerator × generator has an x that is <paramref name="X"/> modulo
/// the order.
/// </summary>
/// <param name="OfKey">Below the order.</param>
/// <param name="OfGenerator">Below the order.</param>
/// <param name="X">Below the order.</param>
internal readonly record struct SignatureEquation(Word256 OfKey, Word256 OfGenerator, Word256 X);
