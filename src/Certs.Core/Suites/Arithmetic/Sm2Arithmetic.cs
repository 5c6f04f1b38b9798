namespace Certs.Core.Suites.Arithmetic;

/// <summary>Verifies SM2 signatures (GB/T 32918.2-2016 §7.1).</summary>
internal sealed class Sm2Arithmetic : IVerifier
{
    private static readonly GeneratorTable<Sm2Prime> Generator = new(AffinePoint.Read<Sm2Prime>(
        Convert.FromHexString(
            "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
            + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0")));

    private readonly EcDigest _digest;
    private readonly KeyMultiple<Sm2Prime> _key;

    /// <param name="point">The public point, 04‖x‖y; a point of the curve.</param>
    public Sm2Arithmetic(ReadOnlySpan<byte> point)
    {
        _digest = new EcDigest(Curve.Sm2, point);
        _key = new KeyMultiple<Sm2Prime>(AffinePoint.Read<Sm2Prime>(point[1..]));
    }

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!SignatureHalves.TryRead<Sm2Order>(signature, out Word256 r, out Word256 s))
        {
            return false;
        }

        Word256 t = Montgomery<Sm2Order>.Add(r, s);
        if (t.IsZero)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Hashing.Sm3Length];
        _digest.Compute(data, hash);
        Word256 e = Montgomery<Sm2Order>.Reduce(Word256.Read(hash));
        JacobianPoint<Sm2Prime> sum = _key.Of(t);
        Generator.AddTo(ref sum, s);

        // R = (e + x) mod n is to be r, so x is r − e.
        return SignatureHalves.HasX<Sm2Prime, Sm2Order>(sum, Montgomery<Sm2Order>.Subtract(r, e));
    }
}
