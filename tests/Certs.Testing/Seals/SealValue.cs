using System.Formats.Asn1;
using Certs.Core.Suites;

namespace Certs.Testing.Seals;

/// <summary>Signature values in the two forms that seals have in the field.</summary>
public static class SealValue
{
    /// <summary>The suite's own form; r‖s for elliptic curves.</summary>
    public static byte[] Raw(SigningKey key, byte[] covered)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Sign(covered);
    }

    /// <summary>DER SEQUENCE { r, s } for elliptic curves; the suite's own form otherwise.</summary>
    public static byte[] Der(SigningKey key, byte[] covered)
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] flat = key.Sign(covered);
        if (key.Public.Suite is not (Suite.SM2 or Suite.ES256 or Suite.ES384))
        {
            return flat;
        }

        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Trim(flat.AsSpan(0, flat.Length / 2)));
            writer.WriteIntegerUnsigned(Trim(flat.AsSpan(flat.Length / 2)));
        }

        return writer.Encode();
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> half) => half.TrimStart((byte)0);
}
