using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class SignedDigitsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public void The_digits_sum_to_the_scalar_and_stand_apart(int width)
    {
        bool IsRight(BigInteger scalar)
        {
            sbyte[] digits = new sbyte[SignedDigits.Length];
            SignedDigits.Write(scalar.ToWords(), width, digits);
            BigInteger sum = 0;
            for (int place = digits.Length - 1; place >= 0; place--)
            {
                sum = (2 * sum) + digits[place];
            }

            int[] places = [.. Enumerable.Range(0, digits.Length).Where(place => digits[place] != 0)];
            return sum == scalar
                && Array.TrueForAll(places, place =>
                    digits[place] % 2 != 0 && Math.Abs((int)digits[place]) < 1 << (width - 1))
                && places.Zip(places.Skip(1)).All(pair => pair.Second - pair.First >= width);
        }

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(Numbers.Below(BigInteger.One << 256), IsRight));
    }
}
