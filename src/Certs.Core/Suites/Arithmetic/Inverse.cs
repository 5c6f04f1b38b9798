using System.Numerics;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>Inverses modulo a prime.</summary>
/// <remarks>
/// First the almost inverse, number^-1 × 2^k, by a binary algorithm without divisions; then a product that takes
/// the power of two away (Kaliski, "The Montgomery Inverse and Its Applications", 1995). Runs of halvings are
/// done at once.
/// </remarks>
/// <typeparam name="TModulus">The prime.</typeparam>
internal static class Inverse<TModulus>
    where TModulus : struct, IModulus
{
    /// <summary>The inverse in Montgomery form of a number that is not in it.</summary>
    /// <param name="number">1 to the prime less one.</param>
    public static Word256 OfPlain(in Word256 number)
    {
        // Always prime = u × s + v × r, number × r = −u × 2^k and number × s = v × 2^k modulo the prime. The first
        // keeps r and s below the prime while u and v are not 0, and they meet at 1.
        Word256 u = Montgomery<TModulus>.Modulus;
        Word256 v = number;
        Word256 r = default;
        Word256 s = new(1, 0, 0, 0);
        int k = Halve(ref v, ref r);
        while (!u.Equals(v))
        {
            Word256 difference = Word256.Subtract(u, v, out ulong borrow);
            if (borrow == 0)
            {
                u = difference;
                r = Word256.Add(r, s, out _);
                k += Halve(ref u, ref s);
            }
            else
            {
                v = Word256.Subtract(v, u, out _);
                s = Word256.Add(s, r, out _);
                k += Halve(ref v, ref r);
            }
        }

        Word256 almost = Word256.Subtract(Montgomery<TModulus>.Modulus, r, out _);
        return Montgomery<TModulus>.Multiply(almost, PowerOfTwo(512 - k));
    }

    /// <summary>The inverse in Montgomery form of a number in Montgomery form, which is not 0.</summary>
    public static Word256 Of(in Word256 number) =>
        OfPlain(Montgomery<TModulus>.Multiply(number, new Word256(1, 0, 0, 0)));

    // Halves an even number until it is odd, and doubles the other as often.
    private static int Halve(ref Word256 even, ref Word256 other)
    {
        int count = 0;
        while ((even.W0 & 1) == 0)
        {
            int bits = Math.Min(63, BitOperations.TrailingZeroCount(even.W0));
            even = even.ShiftDown(bits);
            other = other.ShiftUp(bits);
            count += bits;
        }

        return count;
    }

    // 2^exponent modulo the prime, for exponents from 1 to 257: k is 255 to 511.
    private static Word256 PowerOfTwo(int exponent)
    {
        if (exponent >= 256)
        {
            Word256 one = Montgomery<TModulus>.One;
            return exponent == 256 ? one : Montgomery<TModulus>.Add(one, one);
        }

        ulong bit = 1UL << (exponent & 63);
        return (exponent >> 6) switch
        {
            0 => new Word256(bit, 0, 0, 0),
            1 => new Word256(0, bit, 0, 0),
            2 => new Word256(0, 0, bit, 0),
            _ => new Word256(0, 0, 0, bit),
        };
    }
}
