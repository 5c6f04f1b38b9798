using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Core.Tests.Suites.Arithmetic;

// Numbers below 2^256 between the two notations, and those that find mistakes: around 0, around the modulus, and with
// words of only zeros or only ones, where carries run.
internal static class Numbers
{
    public static BigInteger ToBig(this Word256 number) =>
        ((((((BigInteger)number.W3 << 64) | number.W2) << 64) | number.W1) << 64) | number.W0;

    public static BigInteger ToBig(this OddScalar scalar) =>
        scalar.IsNegative ? -scalar.Magnitude.ToBig() : scalar.Magnitude.ToBig();

    public static Word256 ToWords(this BigInteger number) => new(
        (ulong)(number & ulong.MaxValue), (ulong)((number >> 64) & ulong.MaxValue),
        (ulong)((number >> 128) & ulong.MaxValue), (ulong)(number >> 192));

    public static byte[] ToBytes(this BigInteger number)
    {
        byte[] bytes = new byte[32];
        byte[] significant = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, bytes.Length - significant.Length);
        return bytes;
    }

    public static BigInteger Mod(this BigInteger number, BigInteger modulus)
    {
        BigInteger remainder = number % modulus;
        return remainder.Sign < 0 ? remainder + modulus : remainder;
    }

    /// <summary>Numbers from 0 to below <paramref name="modulus"/>.</summary>
    public static Arbitrary<BigInteger> Below(BigInteger modulus)
    {
        Gen<ulong> word = Gen.OneOf(
            Gen.Elements<ulong>(0, 1, uint.MaxValue, 0xFFFFFFFF00000000, ulong.MaxValue, 1UL << 63),
            Gen.Choose(0, ushort.MaxValue).Four().Select(parts =>
                ((ulong)parts.Item1 << 48) | ((ulong)parts.Item2 << 32) | ((ulong)parts.Item3 << 16)
                | (uint)parts.Item4));
        Gen<BigInteger> any = word.Four().Select(words =>
            new Word256(words.Item1, words.Item2, words.Item3, words.Item4).ToBig().Mod(modulus));
        Gen<BigInteger> edge = Gen.Choose(-3, 3).Select(offset => new BigInteger(offset).Mod(modulus));
        return Gen.Frequency((4, any), (1, edge)).ToArbitrary();
    }
}
