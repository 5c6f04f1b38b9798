namespace Certs.Core.Suites.Arithmetic;

/// <summary>Verifies ECDSA signatures over P-256 (FIPS 186-5 §6.4.2).</summary>
internal sealed class EcdsaArithmetic : IVerifier
{
    private static readonly GeneratorTable<P256Prime> Generator = new(AffinePoint.Read<P256Prime>(
        Convert.FromHexString(
            "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
            + "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5")));

    private readonly KeyMultiple<P256Prime> _key;

    /// <param name="point">The public point, 04‖x‖y; a point of the curve.</param>
    public EcdsaArithmetic(ReadOnlySpan<byte> point) =>
        _key = new KeyMultiple<P256Prime>(AffinePoint.Read<P256Prime>(point[1..]));

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!SignatureHalves.TryRead<P256Order>(signature, out Word256 r, out Word256 s))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(data, hash);
        Word256 e = Montgomery<P256Order>.Reduce(Word256.Read(hash));

        // A product of a number in Montgomery form and one that is not is in it no more.
        Word256 inverse = Inverse<P256Order>.OfPlain(s);
        JacobianPoint<P256Prime> sum = _key.Of(Montgomery<P256Order>.Multiply(r, inverse));
        Generator.AddTo(ref sum, Montgomery<P256Order>.Multiply(e, inverse));
        return SignatureHalves.HasX<P256Prime, P256Order>(sum, r);
    }
}
