using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary><see cref="IFoldingModulus.Fold"/> for primes without a shape that makes it cheaper.</summary>
/// <typeparam name="TModulus">The prime.</typeparam>
internal static class PlainFold<TModulus>
    where TModulus : struct, IModulus
{
    /// <summary>(low + m × prime) / 2^64.</summary>
    /// <param name="low">The word that goes away.</param>
    /// <param name="negatedInverse">The negated inverse of the prime modulo 2^64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Of(ulong low, ulong negatedInverse)
    {
        unchecked
        {
            // low + the low word of m × P0 is 0 or 2^64.
            ulong m = low * negatedInverse;
            ulong carry = Wide.High(m, TModulus.P0) + (low != 0 ? 1UL : 0UL);
            ulong w0 = Wide.Add(m * TModulus.P1, carry, Wide.High(m, TModulus.P1), out carry);
            ulong w1 = Wide.Add(m * TModulus.P2, carry, Wide.High(m, TModulus.P2), out carry);
            ulong w2 = Wide.Add(m * TModulus.P3, carry, Wide.High(m, TModulus.P3), out carry);
            return new Word256(w0, w1, w2, carry);
        }
    }
}
