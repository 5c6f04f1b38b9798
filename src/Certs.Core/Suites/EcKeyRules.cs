namespace Certs.Core.Suites;

/// <summary>
/// What an elliptic-curve public key must be: RFC 5480 §2 with a named curve and a plain point.
/// </summary>
internal static class EcKeyRules
{
    private const byte Uncompressed = 0x04;

    /// <summary>Checks the key and returns its one canonical SubjectPublicKeyInfo.</summary>
    /// <remarks>
    /// For SM2 some writers (OpenSSL 3.0.0 to 3.0.12) put the curve's identifier in the place of the
    /// algorithm; that is read and normalised to id-ecPublicKey, so that a key has one identity however it
    /// was written.
    /// </remarks>
    /// <exception cref="KeyRefusedException">A rule is broken; the reason says which.</exception>
    public static byte[] Check(Suite suite, Curve curve, PublicKeyInfo info)
    {
        CheckAlgorithm(suite, curve, info);
        CheckPoint(suite, curve, info.Key.Span);
        return PublicKeyInfo.Write(Oids.EcPublicKey, curve.Oid, hasNull: false, info.Key.Span);
    }

    private static void CheckAlgorithm(Suite suite, Curve curve, PublicKeyInfo info)
    {
        bool isPlain = info.Algorithm == Oids.EcPublicKey;
        bool isSm2Dialect = curve == Curve.Sm2
            && info.Algorithm == Oids.Sm2
            && (info.HasNone || info.Curve is not null);
        if (!isPlain && !isSm2Dialect)
        {
            throw new KeyRefusedException(suite, KeyRefusal.WrongAlgorithm);
        }

        string? named = isSm2Dialect && info.HasNone ? Oids.Sm2 : info.Curve;
        if (named != curve.Oid)
        {
            throw new KeyRefusedException(suite, KeyRefusal.WrongCurve);
        }
    }

    private static void CheckPoint(Suite suite, Curve curve, ReadOnlySpan<byte> point)
    {
        if (point.Length != curve.PointBytes || point[0] != Uncompressed)
        {
            throw new KeyRefusedException(suite, KeyRefusal.PointEncoding);
        }

        int length = curve.FieldBytes;
        if (!curve.Contains(point.Slice(1, length), point.Slice(1 + length, length)))
        {
            throw new KeyRefusedException(suite, KeyRefusal.NotOnCurve);
        }
    }
}
