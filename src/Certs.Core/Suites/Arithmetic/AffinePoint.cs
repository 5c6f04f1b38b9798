namespace Certs.Core.Suites.Arithmetic;

/// <summary>A point of a curve other than infinity.</summary>
/// <param name="X">x in Montgomery form.</param>
/// <param name="Y">y in Montgomery form; never 0, since the group has an odd order.</param>
internal readonly record struct AffinePoint(Word256 X, Word256 Y)
{
    /// <summary>Reads x‖y, each 32 bytes and below the prime.</summary>
    /// <typeparam name="TField">The prime of the curve.</typeparam>
    public static AffinePoint Read<TField>(ReadOnlySpan<byte> coordinates)
        where TField : struct, IModulus => new(
            Montgomery<TField>.From(Word256.Read(coordinates)),
            Montgomery<TField>.From(Word256.Read(coordinates[Word256.Length..])));

    /// <summary>The point with the opposite y.</summary>
    /// <typeparam name="TField">The prime of the curve.</typeparam>
    public AffinePoint Negate<TField>()
        where TField : struct, IModulus =>
        new(X, Word256.Subtract(Montgomery<TField>.Modulus, Y, out _));
}
