using Certs.Core.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class KeyMultipleTests
{
    [Fact]
    public void A_key_gives_the_same_multiple_before_and_after_it_has_a_table()
    {
        CurveReference curve = CurveReference.P256;
        KeyMultiple<P256Prime> key = new(AffinePoint.Read<P256Prime>(curve.Point(5).AsSpan(1)));
        Word256 scalar = (curve.Order / 3).ToWords();
        Word256 expected = curve.Times(curve.Order / 3 * 5, curve.Generator)!.Value.X.ToWords();

        bool[] areRight = [.. Enumerable.Range(0, 6).Select(_ => key.Of(scalar).HasX(expected))];

        Assert.Equal([true, true, true, true, true, true], areRight);
    }

    [Fact]
    public void Many_threads_may_use_a_new_key_at_once()
    {
        CurveReference curve = CurveReference.Sm2;
        Word256 expected = curve.Times(35, curve.Generator)!.Value.X.ToWords();
        for (int round = 0; round < 20; round++)
        {
            KeyMultiple<Sm2Prime> key = new(AffinePoint.Read<Sm2Prime>(curve.Point(5).AsSpan(1)));
            bool[] areRight = new bool[16];

            Parallel.For(0, areRight.Length, at => areRight[at] = key.Of(new Word256(7, 0, 0, 0)).HasX(expected));

            Assert.DoesNotContain(false, areRight);
        }
    }
}
