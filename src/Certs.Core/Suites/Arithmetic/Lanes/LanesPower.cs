namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Inverses and square roots of <see cref="FieldLanes"/>, as powers.</summary>
/// <remarks>
/// The prime is 2^256 − 2^32 − 977: in binary 223 ones, a zero, 22 ones and ten digits more. Powers of runs
/// of ones are made from shorter runs.
/// </remarks>
internal static class LanesPower
{
    /// <summary>1 / number, by Fermat's theorem: to the power of the prime less two. 0 of 0.</summary>
    public static void Invert(in FieldLanes number, out FieldLanes result)
    {
        Upper(number, out FieldLanes two, out result);
        Append(result, 5, number, out result);
        Append(result, 3, two, out result);
        Append(result, 2, number, out result);
    }

    /// <summary>A number whose square is the number, if there is one: to the power of (prime + 1) /
    /// 4.</summary>
    public static void Root(in FieldLanes number, out FieldLanes result)
    {
        Upper(number, out FieldLanes two, out result);
        Append(result, 6, two, out result);
        LanesProduct.Square(result, out result);
        LanesProduct.Square(result, out result);
    }

    // The power of two ones, and that of 223 ones, a zero and 22 ones.
    private static void Upper(in FieldLanes one, out FieldLanes two, out FieldLanes result)
    {
        Append(one, 1, one, out two);
        Append(two, 1, one, out FieldLanes three);
        Append(three, 3, three, out FieldLanes run);
        Append(run, 3, three, out run);
        Append(run, 2, two, out run);
        Append(run, 11, run, out FieldLanes run22);
        Append(run22, 22, run22, out FieldLanes run44);
        Append(run44, 44, run44, out run);
        Append(run, 88, run, out run);
        Append(run, 44, run44, out run);
        Append(run, 3, three, out run);
        Append(run, 23, run22, out result);
    }

    // The power whose exponent has so many digits more at the end.
    private static void Append(in FieldLanes power, int digits, in FieldLanes end, out FieldLanes result)
    {
        FieldLanes last = end;
        result = power;
        for (int digit = 0; digit < digits; digit++)
        {
            LanesProduct.Square(result, out result);
        }

        LanesProduct.Multiply(result, last, out result);
    }
}
