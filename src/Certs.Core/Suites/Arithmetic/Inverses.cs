namespace Certs.Core.Suites.Arithmetic;

/// <summary>Many inverses modulo a prime with one division (Montgomery's trick).</summary>
/// <typeparam name="TModulus">The prime.</typeparam>
internal static class Inverses<TModulus>
    where TModulus : struct, IModulus
{
    /// <summary>The inverses of numbers in Montgomery form, in that form.</summary>
    /// <param name="numbers">None is 0.</param>
    public static Word256[] Of(ReadOnlySpan<Word256> numbers)
    {
        // The products of all numbers before each; then from the last to the first the inverse of each.
        Word256[] inverses = new Word256[numbers.Length];
        Word256 product = Montgomery<TModulus>.One;
        for (int i = 0; i < numbers.Length; i++)
        {
            inverses[i] = product;
            product = Montgomery<TModulus>.Multiply(product, numbers[i]);
        }

        Word256 inverse = Inverse<TModulus>.Of(product);
        for (int i = numbers.Length - 1; i >= 0; i--)
        {
            inverses[i] = Montgomery<TModulus>.Multiply(inverse, inverses[i]);
            inverse = Montgomery<TModulus>.Multiply(inverse, numbers[i]);
        }

        return inverses;
    }
}
