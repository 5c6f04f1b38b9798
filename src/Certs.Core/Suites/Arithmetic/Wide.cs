using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>Products and sums of words with what does not fit into one.</summary>
internal static class Wide
{
    /// <summary>The high word of the product.</summary>
    /// <remarks>
    /// The low word is <c>left * right</c>. Asking for both at once makes the compiler send it through memory.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(ulong left, ulong right) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(left, right) : Math.BigMul(left, right, out _);

    /// <summary>The low word of the sum of two words.</summary>
    /// <param name="left">A summand.</param>
    /// <param name="right">A summand.</param>
    /// <param name="above">What the carry is added to.</param>
    /// <param name="carry">That and the carry; it must fit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong left, ulong right, ulong above, out ulong carry)
    {
        unchecked
        {
            ulong sum = left + right;
            carry = above + (sum < right ? 1UL : 0UL);
            return sum;
        }
    }

    /// <summary>The low word of left + right + carry, where the carry is 0 or 1 before and after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddCarry(ulong left, ulong right, ulong carry, out ulong next)
    {
        unchecked
        {
            ulong sum = left + right;
            ulong total = sum + carry;
            next = (sum < right ? 1UL : 0UL) | (total < carry ? 1UL : 0UL);
            return total;
        }
    }

    /// <summary>
    /// The low word of left + right + carry + another, where both carries are 0 or 1, and so is their sum's.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add3(ulong left, ulong right, ulong carry, ulong another, out ulong next)
    {
        unchecked
        {
            ulong sum = AddCarry(left, right, carry, out ulong first);
            ulong total = sum + another;
            next = first + (total < another ? 1UL : 0UL);
            return total;
        }
    }

    /// <summary>The low word of left − right − borrow, where the borrow is 0 or 1 before and after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SubtractBorrow(ulong left, ulong right, ulong borrow, out ulong next)
    {
        unchecked
        {
            ulong difference = left - right;
            next = (left < right ? 1UL : 0UL) | (difference < borrow ? 1UL : 0UL);
            return difference - borrow;
        }
    }
}
