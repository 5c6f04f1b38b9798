using System.Numerics;

namespace Certs.Core.Suites;

/// <summary>
/// Signs that an RSA modulus was made by a bad generator. None of them is a proof of a good one.
/// </summary>
internal static class WeakModulus
{
    // A random modulus of 2048 bits or more has close factors with a chance below 2^-900; one hundred steps
    // find the factors of the generators behind CVE-2022-26320, which differ in their last bits alone.
    private const int FermatSteps = 100;

    private const int LargestSmallPrime = 10_000;
    private const int LargestRocaPrime = 167;

    private static readonly BigInteger SmallPrimes =
        PrimesUpTo(LargestSmallPrime).Aggregate(BigInteger.One, (product, prime) => product * prime);

    private static readonly (int Prime, bool[] Powers)[] RocaGroups = MakeRocaGroups();

    /// <summary>Whether a prime below 10,000 divides <paramref name="modulus"/>.</summary>
    public static bool HasSmallFactor(BigInteger modulus) =>
        !BigInteger.GreatestCommonDivisor(modulus, SmallPrimes % modulus).IsOne;

    /// <summary>
    /// Whether <paramref name="modulus"/> is a power of 65537 modulo every odd prime up to 167: so are all
    /// keys of the generator of CVE-2017-15361, and one in about 2^28 others.
    /// </summary>
    public static bool HasRocaFingerprint(BigInteger modulus) =>
        Array.TrueForAll(RocaGroups, group => group.Powers[(int)(modulus % group.Prime)]);

    /// <summary>
    /// Whether <paramref name="modulus"/> is a square or has two factors so close to each other that Fermat's
    /// method finds them in one hundred steps.
    /// </summary>
    public static bool HasCloseFactors(BigInteger modulus)
    {
        BigInteger root = SquareRoot(modulus);
        BigInteger middle = root * root == modulus ? root : root + 1;
        for (int step = 0; step < FermatSteps; step++, middle++)
        {
            if (IsSquare((middle * middle) - modulus))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSquare(BigInteger value)
    {
        // Squares leave 12 of the 64 remainders of 64, which spares most of the roots.
        int remainder = (int)(value % 64);
        bool isPossible = (0x0202021202030213UL >> remainder & 1) == 1;
        if (!isPossible)
        {
            return false;
        }

        BigInteger root = SquareRoot(value);
        return root * root == value;
    }

    // Newton's method from above: falls until it has the root, rounded down.
    private static BigInteger SquareRoot(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    private static (int Prime, bool[] Powers)[] MakeRocaGroups() =>
        [.. PrimesUpTo(LargestRocaPrime).Skip(1).Select(prime => (prime, PowersOf65537(prime)))];

    private static bool[] PowersOf65537(int prime)
    {
        bool[] powers = new bool[prime];
        for (int power = 1; !powers[power]; power = power * (65537 % prime) % prime)
        {
            powers[power] = true;
        }

        return powers;
    }

    private static int[] PrimesUpTo(int limit) =>
        [.. Enumerable.Range(2, limit - 1).Where(IsPrime)];

    private static bool IsPrime(int number) =>
        Enumerable.Range(2, (int)Math.Sqrt(number) - 1).All(divisor => number % divisor != 0);
}
