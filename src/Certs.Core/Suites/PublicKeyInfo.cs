using System.Formats.Asn1;

namespace Certs.Core.Suites;

/// <summary>
/// A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) taken apart: algorithm, parameters, key bits. Strict DER with
/// nothing after it; what the parts mean is for the rules of each key type.
/// </summary>
/// <param name="Algorithm">The object identifier of the algorithm, dotted.</param>
/// <param name="Curve">The parameters when they are an object identifier, dotted; otherwise null.</param>
/// <param name="HasNull">Whether the parameters are NULL.</param>
/// <param name="HasOther">
/// Whether there are parameters that are neither an object identifier nor NULL.
/// </param>
/// <param name="Key">The content of the BIT STRING.</param>
internal sealed record PublicKeyInfo(
    string Algorithm, string? Curve, bool HasNull, bool HasOther, ReadOnlyMemory<byte> Key)
{
    // Four times the largest RSA key that is taken, so that a key that is merely too long is told so.
    private const int MaxLength = 8192;

    /// <summary>Whether there are no parameters at all.</summary>
    public bool HasNone => Curve is null && !HasNull && !HasOther;

    /// <summary>Reads <paramref name="spki"/>.</summary>
    /// <exception cref="KeyRefusedException">It is not the DER of a SubjectPublicKeyInfo.</exception>
    public static PublicKeyInfo Read(Suite suite, ReadOnlySpan<byte> spki)
    {
        if (spki.Length > MaxLength)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }

        try
        {
            return Read(new AsnReader(spki.ToArray(), AsnEncodingRules.DER));
        }
        catch (AsnContentException)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }
    }

    /// <summary>Writes a SubjectPublicKeyInfo.</summary>
    /// <param name="algorithm">The object identifier of the algorithm, dotted.</param>
    /// <param name="curve">The parameters as an object identifier, dotted; null for none.</param>
    /// <param name="hasNull">Whether NULL parameters are written where there is no curve.</param>
    /// <param name="key">The content of the BIT STRING.</param>
    public static byte[] Write(string algorithm, string? curve, bool hasNull, ReadOnlySpan<byte> key)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm);
                if (curve is not null)
                {
                    writer.WriteObjectIdentifier(curve);
                }
                else if (hasNull)
                {
                    writer.WriteNull();
                }
            }

            writer.WriteBitString(key);
        }

        return writer.Encode();
    }

    private static PublicKeyInfo Read(AsnReader outer)
    {
        AsnReader info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        AsnReader algorithm = info.ReadSequence();
        string oid = algorithm.ReadObjectIdentifier();
        string? curve = null;
        bool hasNull = false;
        bool hasOther = false;
        if (algorithm.HasData)
        {
            Asn1Tag tag = algorithm.PeekTag();
            (curve, hasNull, hasOther) = ReadParameters(algorithm, tag);
        }

        algorithm.ThrowIfNotEmpty();
        byte[] key = info.ReadBitString(out int unusedBits);
        info.ThrowIfNotEmpty();
        return unusedBits == 0
            ? new PublicKeyInfo(oid, curve, hasNull, hasOther, key)
            : throw new AsnContentException();
    }

    private static (string? Curve, bool HasNull, bool HasOther) ReadParameters(
        AsnReader algorithm, Asn1Tag tag)
    {
        if (tag == Asn1Tag.ObjectIdentifier)
        {
            return (algorithm.ReadObjectIdentifier(), false, false);
        }

        if (tag == Asn1Tag.Null)
        {
            algorithm.ReadNull();
            return (null, true, false);
        }

        algorithm.ReadEncodedValue();
        return (null, false, true);
    }
}
