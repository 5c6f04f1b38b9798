using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// Arithmetic modulo a prime on numbers below it, in Montgomery form: a is kept as a × 2^256.
/// </summary>
/// <typeparam name="TModulus">The prime.</typeparam>
internal static class Montgomery<TModulus>
    where TModulus : struct, IModulus
{
    /// <summary>The prime.</summary>
    public static readonly Word256 Modulus = new(TModulus.P0, TModulus.P1, TModulus.P2, TModulus.P3);

    /// <summary>One in Montgomery form: 2^256 modulo the prime.</summary>
    public static readonly Word256 One = Multiply(TModulus.SquareOfRadix, new Word256(1, 0, 0, 0));

    /// <summary>The Montgomery form of a number below the prime.</summary>
    public static Word256 From(in Word256 number) => Multiply(number, TModulus.SquareOfRadix);

    /// <summary>A number below 2^256 brought below the prime.</summary>
    public static Word256 Reduce(in Word256 number) => Less(number.W0, number.W1, number.W2, number.W3, 0);

    /// <summary>The sum modulo the prime.</summary>
    public static Word256 Add(in Word256 left, in Word256 right)
    {
        ulong w0 = Wide.AddCarry(left.W0, right.W0, 0, out ulong carry);
        ulong w1 = Wide.AddCarry(left.W1, right.W1, carry, out carry);
        ulong w2 = Wide.AddCarry(left.W2, right.W2, carry, out carry);
        ulong w3 = Wide.AddCarry(left.W3, right.W3, carry, out carry);
        return Less(w0, w1, w2, w3, carry);
    }

    /// <summary>The difference modulo the prime.</summary>
    public static Word256 Subtract(in Word256 left, in Word256 right)
    {
        ulong w0 = Wide.SubtractBorrow(left.W0, right.W0, 0, out ulong borrow);
        ulong w1 = Wide.SubtractBorrow(left.W1, right.W1, borrow, out borrow);
        ulong w2 = Wide.SubtractBorrow(left.W2, right.W2, borrow, out borrow);
        ulong w3 = Wide.SubtractBorrow(left.W3, right.W3, borrow, out borrow);
        unchecked
        {
            ulong mask = 0 - borrow;
            w0 = Wide.AddCarry(w0, TModulus.P0 & mask, 0, out ulong carry);
            w1 = Wide.AddCarry(w1, TModulus.P1 & mask, carry, out carry);
            w2 = Wide.AddCarry(w2, TModulus.P2 & mask, carry, out carry);
            return new Word256(w0, w1, w2, w3 + (TModulus.P3 & mask) + carry);
        }
    }

    /// <summary>
    /// left × right / 2^256 modulo the prime: the product, when both are in Montgomery form; the plain product,
    /// when one of them is.
    /// </summary>
    /// <remarks>
    /// The whole product first, then its division (SOS: Koç, Acar, Kaliski, "Analyzing and Comparing
    /// Montgomery Multiplication Algorithms", 1996, §4).
    /// </remarks>
    public static Word256 Multiply(in Word256 left, in Word256 right)
    {
        ulong a0 = left.W0, a1 = left.W1, a2 = left.W2, a3 = left.W3;
        unchecked
        {
            ulong b = right.W0;
            ulong t0 = a0 * b;
            ulong t1 = Wide.Add(a1 * b, Wide.High(a0, b), Wide.High(a1, b), out ulong carry);
            ulong t2 = Wide.Add(a2 * b, carry, Wide.High(a2, b), out carry);
            ulong t3 = Wide.Add(a3 * b, carry, Wide.High(a3, b), out ulong t4);

            b = right.W1;
            t1 = Wide.Add(a0 * b, t1, Wide.High(a0, b), out carry);
            t2 = Row(a1, b, t2, carry, out carry);
            t3 = Row(a2, b, t3, carry, out carry);
            t4 = Row(a3, b, t4, carry, out ulong t5);

            b = right.W2;
            t2 = Wide.Add(a0 * b, t2, Wide.High(a0, b), out carry);
            t3 = Row(a1, b, t3, carry, out carry);
            t4 = Row(a2, b, t4, carry, out carry);
            t5 = Row(a3, b, t5, carry, out ulong t6);

            b = right.W3;
            t3 = Wide.Add(a0 * b, t3, Wide.High(a0, b), out carry);
            t4 = Row(a1, b, t4, carry, out carry);
            t5 = Row(a2, b, t5, carry, out carry);
            t6 = Row(a3, b, t6, carry, out ulong t7);
            return TModulus.Divide(t0, t1, t2, t3, t4, t5, t6, t7);
        }
    }

    /// <summary>Half of a number modulo the prime.</summary>
    public static Word256 Half(in Word256 number)
    {
        unchecked
        {
            // An odd number is made even by the prime, which is odd.
            ulong mask = 0 - (number.W0 & 1);
            ulong w0 = Wide.AddCarry(number.W0, TModulus.P0 & mask, 0, out ulong carry);
            ulong w1 = Wide.AddCarry(number.W1, TModulus.P1 & mask, carry, out carry);
            ulong w2 = Wide.AddCarry(number.W2, TModulus.P2 & mask, carry, out carry);
            ulong w3 = Wide.AddCarry(number.W3, TModulus.P3 & mask, carry, out carry);
            return new Word256(
                (w0 >> 1) | (w1 << 63), (w1 >> 1) | (w2 << 63),
                (w2 >> 1) | (w3 << 63), (w3 >> 1) | (carry << 63));
        }
    }

    /// <summary>The square; see <see cref="Multiply"/>.</summary>
    public static Word256 Square(in Word256 number)
    {
        ulong a0 = number.W0, a1 = number.W1, a2 = number.W2, a3 = number.W3;
        unchecked
        {
            // Each product of two different words once, then doubled, then the squares.
            ulong t1 = a0 * a1;
            ulong t2 = Wide.Add(a0 * a2, Wide.High(a0, a1), Wide.High(a0, a2), out ulong carry);
            ulong t3 = Wide.Add(a0 * a3, carry, Wide.High(a0, a3), out ulong t4);
            t3 = Wide.Add(a1 * a2, t3, Wide.High(a1, a2), out carry);
            t4 = Row(a1, a3, t4, carry, out ulong t5);
            t5 = Wide.Add(a2 * a3, t5, Wide.High(a2, a3), out ulong t6);

            ulong t7 = t6 >> 63;
            t6 = (t6 << 1) | (t5 >> 63);
            t5 = (t5 << 1) | (t4 >> 63);
            t4 = (t4 << 1) | (t3 >> 63);
            t3 = (t3 << 1) | (t2 >> 63);
            t2 = (t2 << 1) | (t1 >> 63);
            t1 <<= 1;

            t1 = Wide.AddCarry(t1, Wide.High(a0, a0), 0, out carry);
            t2 = Wide.AddCarry(t2, a1 * a1, carry, out carry);
            t3 = Wide.AddCarry(t3, Wide.High(a1, a1), carry, out carry);
            t4 = Wide.AddCarry(t4, a2 * a2, carry, out carry);
            t5 = Wide.AddCarry(t5, Wide.High(a2, a2), carry, out carry);
            t6 = Wide.AddCarry(t6, a3 * a3, carry, out carry);
            return TModulus.Divide(a0 * a0, t1, t2, t3, t4, t5, t6, t7 + Wide.High(a3, a3) + carry);
        }
    }

    // The low word of left × right + sum + carry; the high word becomes the carry. It always fits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Row(ulong left, ulong right, ulong sum, ulong carry, out ulong next)
    {
        unchecked
        {
            ulong low = Wide.Add(left * right, carry, Wide.High(left, right), out next);
            return Wide.Add(low, sum, next, out next);
        }
    }

    /// <summary>A number below twice the prime, given with its 257th bit, brought below the prime.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Less(ulong w0, ulong w1, ulong w2, ulong w3, ulong top)
    {
        ulong l0 = Wide.SubtractBorrow(w0, TModulus.P0, 0, out ulong borrow);
        ulong l1 = Wide.SubtractBorrow(w1, TModulus.P1, borrow, out borrow);
        ulong l2 = Wide.SubtractBorrow(w2, TModulus.P2, borrow, out borrow);
        ulong l3 = Wide.SubtractBorrow(w3, TModulus.P3, borrow, out borrow);
        unchecked
        {
            // The difference is negative where the borrow is not paid by the 257th bit.
            ulong mask = 0 - (borrow & ~top);
            return new Word256(
                l0 ^ ((l0 ^ w0) & mask), l1 ^ ((l1 ^ w1) & mask),
                l2 ^ ((l2 ^ w2) & mask), l3 ^ ((l3 ^ w3) & mask));
        }
    }
}
