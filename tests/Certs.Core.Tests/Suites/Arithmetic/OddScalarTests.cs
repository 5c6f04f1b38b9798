using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class OddScalarTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);
    private static readonly BigInteger Order = Montgomery<P256Order>.Modulus.ToBig();

    [Fact]
    public void It_is_odd_and_the_scalar_modulo_the_order() =>
        Check.One(Many, Prop.ForAll(Numbers.Below(Order), scalar =>
        {
            BigInteger odd = OddScalar.Of<P256Order>(scalar.ToWords()).ToBig();
            return !odd.IsEven && (odd - scalar).Mod(Order).IsZero && BigInteger.Abs(odd) <= Order;
        }));

    [Fact]
    public void The_digits_are_odd_small_and_together_the_number() =>
        Check.One(Many, Prop.ForAll(Numbers.Below(Order), scalar =>
        {
            OddScalar odd = OddScalar.Of<P256Order>(scalar.ToWords());
            return IsSum(odd, 5, 255) && IsSum(odd, 8, 248) && IsSum(odd, 4, 252);
        }));

    private static bool IsSum(OddScalar odd, int width, int highest)
    {
        BigInteger sum = 0;
        bool areDigits = true;
        for (int place = highest; place >= 0; place -= width)
        {
            int digit = odd.Digit(place, width, highest);
            areDigits &= !int.IsEvenInteger(digit) && Math.Abs(digit) < 1 << width;
            sum += new BigInteger(digit) << place;
        }

        return areDigits && sum == odd.ToBig();
    }
}
