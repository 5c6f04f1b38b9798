using System.Formats.Asn1;
using Certs.Core.Suites;

namespace Certs.Core.Seals;

/// <summary>Which suite a signature algorithm in a seal names, and how its values are written.</summary>
internal static class SealAlgorithm
{
    // SM2-1, the signature algorithm of GM/T 0006-2012; some makers write it where others write
    // SM2-with-SM3. What is computed is the same.
    private const string Sm2Signature = "1.2.156.10197.1.301.1";

    /// <summary>The suite; null: none that this implementation has.</summary>
    /// <remarks>RSA-PSS is not told by its identifier alone, so it is none.</remarks>
    public static Suite? Find(string oid)
    {
        if (oid == Sm2Signature)
        {
            return Suite.SM2;
        }

        foreach (SuiteInfo info in SuiteTable.All)
        {
            if (info.SignatureOid == oid && info.Suite != Suite.PS256)
            {
                return info.Suite;
            }
        }

        return null;
    }

    /// <summary>Whether a value is the key's signature over the covered bytes.</summary>
    /// <param name="key">The key.</param>
    /// <param name="covered">The bytes as received.</param>
    /// <param name="value">
    /// DER SEQUENCE { r, s } or r‖s for elliptic curves; the suite's form otherwise.
    /// </param>
    public static bool Verify(VerificationKey key, ReadOnlySpan<byte> covered, ReadOnlyMemory<byte> value)
    {
        if (key.Verify(covered, value.Span))
        {
            return true;
        }

        int half = KeyTypes.CurveOf(key.Suite)?.FieldBytes ?? 0;
        byte[] flat = new byte[2 * half];
        return half > 0 && TryFlatten(value, flat) && key.Verify(covered, flat);
    }

    private static bool TryFlatten(ReadOnlyMemory<byte> der, Span<byte> flat)
    {
        try
        {
            AsnReader outer = new(der, AsnEncodingRules.DER);
            AsnReader pair = outer.ReadSequence();
            bool fits = TryReadHalf(pair, flat[..(flat.Length / 2)])
                && TryReadHalf(pair, flat[(flat.Length / 2)..]);
            return fits && !pair.HasData && !outer.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool TryReadHalf(AsnReader pair, Span<byte> half)
    {
        ReadOnlySpan<byte> content = pair.ReadIntegerBytes().Span;
        bool isNegative = content[0] >= 0x80;
        ReadOnlySpan<byte> value = content.TrimStart((byte)0);
        if (isNegative || value.Length > half.Length)
        {
            return false;
        }

        half.Clear();
        value.CopyTo(half[^value.Length..]);
        return true;
    }
}
