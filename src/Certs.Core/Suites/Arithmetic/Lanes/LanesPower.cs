using Field = Certs.Core.Suites.Arithmetic.Lanes.FieldLanes<Certs.Core.Suites.Arithmetic.Secp256k1Prime>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Inverses and square roots modulo the prime of secp256k1, as powers.</summary>
/// <remarks>
/// The prime is 2^256 − 2^32 − 977: in binary 223 ones, a zero, 22 ones and ten digits more. Powers of runs
/// of ones are made from shorter runs.
/// </remarks>
internal static class LanesPower
{
    /// <summary>1 / number, by Fermat's theorem: to the power of the prime less two. 0 of 0.</summary>
    public static void Invert(in Field number, out Field result)
    {
        Upper(number, out Field two, out result);
        Append(result, 5, number, out result);
        Append(result, 3, two, out result);
        Append(result, 2, number, out result);
    }

    /// <summary>A number whose square is the number, if there is one: to the power of (prime + 1) /
    /// 4.</summary>
    public static void Root(in Field number, out Field result)
    {
        Upper(number, out Field two, out result);
        Append(result, 6, two, out result);
        Field.Square(result, out result);
        Field.Square(result, out result);
    }

    // The power of two ones, and that of 223 ones, a zero and 22 ones.
    private static void Upper(in Field one, out Field two, out Field result)
    {
        Append(one, 1, one, out two);
        Append(two, 1, one, out Field three);
        Append(three, 3, three, out Field run);
        Append(run, 3, three, out run);
        Append(run, 2, two, out run);
        Append(run, 11, run, out Field run22);
        Append(run22, 22, run22, out Field run44);
        Append(run44, 44, run44, out run);
        Append(run, 88, run, out run);
        Append(run, 44, run44, out run);
        Append(run, 3, three, out run);
        Append(run, 23, run22, out result);
    }

    // The power whose exponent has so many digits more at the end.
    private static void Append(in Field power, int digits, in Field end, out Field result)
    {
        Field last = end;
        result = power;
        for (int digit = 0; digit < digits; digit++)
        {
            Field.Square(result, out result);
        }

        Field.Multiply(result, last, out result);
    }
}
