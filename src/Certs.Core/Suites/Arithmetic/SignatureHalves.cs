namespace Certs.Core.Suites.Arithmetic;

/// <summary>What ECDSA and SM2 have in common: r‖s and the comparison of a coordinate modulo the order.</summary>
internal static class SignatureHalves
{
    /// <summary>Reads r‖s of 64 bytes; false when the length is another or a half is not in 1 to n−1.</summary>
    /// <typeparam name="TOrder">The order n of the group.</typeparam>
    public static bool TryRead<TOrder>(ReadOnlySpan<byte> signature, out Word256 r, out Word256 s)
        where TOrder : struct, IModulus
    {
        r = default;
        s = default;
        if (signature.Length != 2 * Word256.Length)
        {
            return false;
        }

        r = Word256.Read(signature);
        s = Word256.Read(signature[Word256.Length..]);
        return IsScalar<TOrder>(r) && IsScalar<TOrder>(s);
    }

    /// <summary>Whether the x of a point, brought below the order, is <paramref name="x"/>.</summary>
    /// <typeparam name="TField">The prime of the curve.</typeparam>
    /// <typeparam name="TOrder">The order of the group; more than half of the prime.</typeparam>
    /// <param name="point">The point; infinity has no x.</param>
    /// <param name="x">Below the order.</param>
    public static bool HasX<TField, TOrder>(in JacobianPoint<TField> point, in Word256 x)
        where TField : struct, IModulus
        where TOrder : struct, IModulus
    {
        if (point.HasX(x))
        {
            return true;
        }

        return TryLarger<TField, TOrder>(x, out Word256 larger) && point.HasX(larger);
    }

    /// <summary>The other coordinate that is <paramref name="x"/> modulo the order: more by the order, if that is below the
    /// prime.</summary>
    /// <typeparam name="TField">The prime of the curve.</typeparam>
    /// <typeparam name="TOrder">The order of the group; more than half of the prime.</typeparam>
    public static bool TryLarger<TField, TOrder>(in Word256 x, out Word256 larger)
        where TField : struct, IModulus
        where TOrder : struct, IModulus
    {
        larger = Word256.Add(x, Montgomery<TOrder>.Modulus, out ulong carry);
        return carry == 0 && IsBelow(larger, Montgomery<TField>.Modulus);
    }

    private static bool IsScalar<TOrder>(in Word256 number)
        where TOrder : struct, IModulus =>
        !number.IsZero && IsBelow(number, Montgomery<TOrder>.Modulus);

    private static bool IsBelow(in Word256 left, in Word256 right)
    {
        Word256.Subtract(left, right, out ulong borrow);
        return borrow != 0;
    }
}
