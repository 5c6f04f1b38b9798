using System.Numerics;

namespace Certs.Core.Tests.Suites.Arithmetic;

// Pairs of scalars below an order, around whose sums of points things may go wrong.
internal static class ScalarPairs
{
    // Around 0, the order, and places where a digit, a stretch or a word begins.
    private static readonly BigInteger[] Edges =
    [
        0, 1, 2, 3, 15, 16, 17, 31, 32, 63, 64, 65, 127, 128, 129, (BigInteger.One << 16) - 1, BigInteger.One << 16,
        (BigInteger.One << 32) - 1, BigInteger.One << 64, (BigInteger.One << 64) - 1, BigInteger.One << 128,
        (BigInteger.One << 240) - 1, BigInteger.One << 252, BigInteger.One << 255, (BigInteger.One << 255) - 1,
    ];

    public static IEnumerable<(BigInteger U, BigInteger T)> Of(BigInteger order)
    {
        Random random = new(7);
        BigInteger[] scalars = [.. Edges, order - 1, order - 2, order / 2];
        foreach (BigInteger scalar in scalars)
        {
            yield return (scalar, 0);
            yield return (0, scalar);
            yield return (scalar, scalar);
            yield return (scalar, (order - scalar) % order);
            yield return (scalar, new BigInteger(random.NextInt64()) * random.NextInt64() * random.NextInt64() % order);
        }
    }
}
