namespace Certs.Core.Suites.Arithmetic;

/// <summary>A prime whose numbers are divided by 2^256 in four steps of a word.</summary>
internal interface IFoldingModulus : IModulus
{
    /// <summary>
    /// (<paramref name="low"/> + m × prime) / 2^64, with the one m below 2^64 for which nothing is left over.
    /// </summary>
    /// <returns>Below 2^256.</returns>
    static abstract Word256 Fold(ulong low);
}
