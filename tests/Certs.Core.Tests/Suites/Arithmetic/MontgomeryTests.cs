using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class MontgomeryTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Fact]
    public void The_arithmetic_modulo_the_prime_of_P256_is_right() => Everything<P256Prime>();

    [Fact]
    public void The_arithmetic_modulo_the_order_of_P256_is_right() => Everything<P256Order>();

    [Fact]
    public void The_arithmetic_modulo_the_prime_of_SM2_is_right() => Everything<Sm2Prime>();

    [Fact]
    public void The_arithmetic_modulo_the_order_of_SM2_is_right() => Everything<Sm2Order>();

    [Fact]
    public void The_arithmetic_modulo_the_prime_of_secp256k1_is_right() => Everything<Secp256k1Prime>();

    [Fact]
    public void The_arithmetic_modulo_the_order_of_secp256k1_is_right() => Everything<Secp256k1Order>();

    private static void Everything<TModulus>()
        where TModulus : struct, IModulus
    {
        BigInteger modulus = Montgomery<TModulus>.Modulus.ToBig();
        BigInteger perRadix = BigInteger.ModPow(BigInteger.One << 256, modulus - 2, modulus);

        bool IsRight(BigInteger left, BigInteger right)
        {
            Word256 a = left.ToWords();
            Word256 b = right.ToWords();
            return Montgomery<TModulus>.Multiply(a, b).ToBig() == left * right * perRadix % modulus
                && Montgomery<TModulus>.Square(a).ToBig() == left * left * perRadix % modulus
                && Montgomery<TModulus>.Add(a, b).ToBig() == (left + right) % modulus
                && Montgomery<TModulus>.Subtract(a, b).ToBig() == (left - right).Mod(modulus)
                && (Montgomery<TModulus>.Half(a).ToBig() * 2 - left).Mod(modulus).IsZero
                && Montgomery<TModulus>.From(a).ToBig() == (left << 256) % modulus;
        }

        bool IsInverted(BigInteger number) => number.IsZero
            || (Inverse<TModulus>.OfPlain(number.ToWords()).ToBig() * number * perRadix % modulus).IsOne;

        Arbitrary<BigInteger> numbers = Numbers.Below(modulus);
        Check.One(Many, Prop.ForAll(numbers, numbers, IsRight));
        Check.One(Many, Prop.ForAll(numbers, IsInverted));
    }

    [Fact]
    public void A_number_is_reduced_only_when_it_is_not_below_the_modulus()
    {
        BigInteger order = Montgomery<P256Order>.Modulus.ToBig();
        BigInteger last = (BigInteger.One << 256) - 1;

        BigInteger[] reduced =
        [
            .. new[] { order - 1, order, order + 1, last }
                .Select(number => Montgomery<P256Order>.Reduce(number.ToWords()).ToBig()),
        ];

        Assert.Equal([order - 1, 0, 1, last - order], reduced);
    }
}
