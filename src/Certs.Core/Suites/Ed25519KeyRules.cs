namespace Certs.Core.Suites;

/// <summary>
/// What an Ed25519 public key must be: id-Ed25519 without parameters (RFC 8410 §3), 32 bytes that are the one
/// encoding of a point of the large prime order.
/// </summary>
/// <remarks>
/// libcrypto takes any 32 bytes. A key of low order verifies one signature for every message, so it is
/// refused here; a key with a low-order part verifies differently from one implementation to the next, so it
/// is too.
/// </remarks>
internal static class Ed25519KeyRules
{
    private const int KeyBytes = 32;

    /// <summary>Checks the key and returns its one canonical SubjectPublicKeyInfo.</summary>
    /// <exception cref="KeyRefusedException">A rule is broken; the reason says which.</exception>
    public static byte[] Check(Suite suite, PublicKeyInfo info)
    {
        if (info.Algorithm != Oids.Ed25519)
        {
            throw new KeyRefusedException(suite, KeyRefusal.WrongAlgorithm);
        }

        if (!info.HasNone)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }

        if (info.Key.Length != KeyBytes)
        {
            throw new KeyRefusedException(suite, KeyRefusal.PointEncoding);
        }

        if (Edwards25519Point.Decode(info.Key.Span) is not { } point)
        {
            throw new KeyRefusedException(suite, KeyRefusal.NotOnCurve);
        }

        return point.HasPrimeOrder()
            ? PublicKeyInfo.Write(Oids.Ed25519, curve: null, hasNull: false, info.Key.Span)
            : throw new KeyRefusedException(suite, KeyRefusal.LowOrder);
    }
}
