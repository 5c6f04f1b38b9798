namespace Certs.Core.Suites.Arithmetic;

/// <summary>Verifies ECDSA signatures over P-256 (FIPS 186-5 §6.4.2).</summary>
/// <param name="point">The public point, 04‖x‖y; a point of the curve.</param>
internal sealed class EcdsaArithmetic(ReadOnlySpan<byte> point)
    : CurveVerifier<P256Prime, P256Order>(GeneratorMultiples, point)
{
    private static readonly GeneratorTable<P256Prime> GeneratorMultiples = new(AffinePoint.Read<P256Prime>(
        Convert.FromHexString(
            "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
            + "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5")));

    /// <inheritdoc />
    public override bool TryRead(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, out SignedHash signed)
    {
        signed = default;
        if (!SignatureHalves.TryRead<P256Order>(signature, out Word256 r, out Word256 s))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(data, hash);
        signed = new SignedHash(r, s, Montgomery<P256Order>.Reduce(Word256.Read(hash)));
        return true;
    }

    /// <inheritdoc />
    /// <remarks>r / s × key + e / s × generator; one division for all.</remarks>
    public override SignatureEquation[] Equations(ReadOnlySpan<SignedHash> signed)
    {
        Word256[] s = new Word256[signed.Length];
        for (int i = 0; i < s.Length; i++)
        {
            s[i] = Montgomery<P256Order>.From(signed[i].S);
        }

        Word256[] inverses = Inverses<P256Order>.Of(s);
        SignatureEquation[] equations = new SignatureEquation[s.Length];
        for (int i = 0; i < equations.Length; i++)
        {
            // A product of a number in Montgomery form and one that is not is in it no more.
            equations[i] = new SignatureEquation(
                Montgomery<P256Order>.Multiply(signed[i].R, inverses[i]),
                Montgomery<P256Order>.Multiply(signed[i].E, inverses[i]), signed[i].R);
        }

        return equations;
    }
}
