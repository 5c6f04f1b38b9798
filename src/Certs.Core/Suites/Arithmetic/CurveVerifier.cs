namespace Certs.Core.Suites.Arithmetic;

/// <summary>Verifies signatures r‖s of one key of a curve, by <see cref="SignatureEquation"/>s.</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <typeparam name="TOrder">The order of its group.</typeparam>
/// <param name="generator">Multiples of the curve's generator.</param>
/// <param name="point">The public point, 04‖x‖y; a point of the curve.</param>
internal abstract class CurveVerifier<TField, TOrder>(GeneratorTable<TField> generator, ReadOnlySpan<byte> point)
    : IVerifier
    where TField : struct, IModulus
    where TOrder : struct, IModulus
{
    /// <summary>Multiples of the key.</summary>
    public KeyMultiple<TField> Key { get; } = new(AffinePoint.Read<TField>(point[1..]));

    /// <summary>Multiples of the curve's generator.</summary>
    public GeneratorTable<TField> Generator { get; } = generator;

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        TryRead(data, signature, out SignedHash signed) && Holds(Equations([signed])[0], Key.Use());

    /// <summary>Reads a signature and hashes what it is of; false where it cannot be good.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, out SignedHash signed);

    /// <summary>What is to hold of each signature, whichever keys they are of.</summary>
    public abstract SignatureEquation[] Equations(ReadOnlySpan<SignedHash> signed);

    /// <summary>Whether an equation holds for this key.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="table">What <see cref="KeyMultiple{TField}.Use"/> gave for it.</param>
    public bool Holds(in SignatureEquation equation, KeyTable<TField>? table)
    {
        JacobianPoint<TField> sum = Key.Of(equation.OfKey, table);
        Generator.AddTo(ref sum, OddScalar.Of<TOrder>(equation.OfGenerator));
        return SignatureHalves.HasX<TField, TOrder>(sum, equation.X);
    }
}
