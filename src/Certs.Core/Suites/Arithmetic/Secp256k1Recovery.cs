using Certs.Core.Evm;
using Certs.Core.Suites.Arithmetic.Lanes;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>Computes the public keys that made ECDSA signatures over secp256k1 of one hash (SEC 1
/// §4.1.6).</summary>
internal static class Secp256k1Recovery
{
    // Eight lanes take as long as this many equations one at a time.
    private const int FewestForLanes = 2;

    /// <summary>The generator; SEC 2 §2.4.1.</summary>
    public static readonly AffinePoint Generator = AffinePoint.Read<Secp256k1Prime>(Convert.FromHexString(
        "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"
        + "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"));

    /// <summary>The keys, one by one as the signatures.</summary>
    /// <param name="hash">The hash that was signed.</param>
    /// <param name="signatures">Their r is 1 to the order less one, and so is s.</param>
    /// <returns>The points' coordinates, 64 bytes each; null where no key made the signature.</returns>
    public static byte[]?[] Recover(Hash32 hash, ReadOnlySpan<RecoverableSignature> signatures)
    {
        RecoveryEquation[] equations = Equations(hash, signatures);
        byte[]?[] keys = new byte[]?[equations.Length];
        int solved = 0;
        while (LimbShape.AreFast && keys.Length - solved >= FewestForLanes)
        {
            int count = Math.Min(LimbShape.Lanes, keys.Length - solved);
            RecoveryLanes.Solve(equations.AsSpan(solved, count), keys.AsSpan(solved, count));
            solved += count;
        }

        for (; solved < keys.Length; solved++)
        {
            keys[solved] = equations[solved].Solve();
        }

        return keys;
    }

    /// <summary>What gives the keys.</summary>
    /// <inheritdoc cref="Recover"/>
    public static RecoveryEquation[] Equations(Hash32 hash, ReadOnlySpan<RecoverableSignature> signatures)
    {
        Word256[] r = new Word256[signatures.Length];
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = Read(signatures[i].R);
        }

        Word256[] inverses = Inverses<Secp256k1Order>.Of(
            Array.ConvertAll(r, number => Montgomery<Secp256k1Order>.From(number)));
        Word256 minus = Montgomery<Secp256k1Order>.Subtract(
            default, Montgomery<Secp256k1Order>.Reduce(Read(hash)));
        RecoveryEquation[] equations = new RecoveryEquation[r.Length];
        for (int i = 0; i < r.Length; i++)
        {
            // Q = r⁻¹(sR − zG). A product of a number in Montgomery form and one that is not is in it no more.
            equations[i] = new RecoveryEquation(
                r[i], signatures[i].YParity,
                Montgomery<Secp256k1Order>.Multiply(Read(signatures[i].S), inverses[i]),
                Montgomery<Secp256k1Order>.Multiply(minus, inverses[i]));
        }

        return equations;
    }

    private static Word256 Read(Hash32 number)
    {
        Span<byte> bytes = stackalloc byte[Word256.Length];
        number.CopyTo(bytes);
        return Word256.Read(bytes);
    }
}
