namespace Certs.Core.Suites.Arithmetic;

/// <summary>Verifies SM2 signatures (GB/T 32918.2-2016 §7.1).</summary>
/// <param name="point">The public point, 04‖x‖y; a point of the curve.</param>
internal sealed class Sm2Arithmetic(ReadOnlySpan<byte> point)
    : CurveVerifier<Sm2Prime, Sm2Order>(GeneratorMultiples, point)
{
    private static readonly GeneratorTable<Sm2Prime> GeneratorMultiples = new(AffinePoint.Read<Sm2Prime>(
        Convert.FromHexString(
            "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
            + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0")));

    private readonly EcDigest _digest = new(Curve.Sm2, point);

    /// <inheritdoc />
    public override bool TryRead(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, out SignedHash signed)
    {
        signed = default;
        if (!SignatureHalves.TryRead<Sm2Order>(signature, out Word256 r, out Word256 s)
            || Montgomery<Sm2Order>.Add(r, s).IsZero)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Hashing.Sm3Length];
        _digest.Compute(data, hash);
        signed = new SignedHash(r, s, Montgomery<Sm2Order>.Reduce(Word256.Read(hash)));
        return true;
    }

    /// <inheritdoc />
    /// <remarks>(r + s) × key + s × generator. R = (e + x) mod n is to be r, so x is r − e.</remarks>
    public override SignatureEquation[] Equations(ReadOnlySpan<SignedHash> signed)
    {
        SignatureEquation[] equations = new SignatureEquation[signed.Length];
        for (int i = 0; i < equations.Length; i++)
        {
            equations[i] = new SignatureEquation(
                Montgomery<Sm2Order>.Add(signed[i].R, signed[i].S), signed[i].S,
                Montgomery<Sm2Order>.Subtract(signed[i].R, signed[i].E));
        }

        return equations;
    }
}
