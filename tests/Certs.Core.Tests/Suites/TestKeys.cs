using System.Formats.Asn1;
using System.Numerics;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Suites;

// Keys in DER, good and bad, and what became of them.
internal static class TestKeys
{
    // Null when the key is taken.
    public static KeyRefusal? RefusalOf(Suite suite, byte[] spki)
    {
        try
        {
            VerificationKey.Import(suite, spki);
            return null;
        }
        catch (KeyRefusedException refused)
        {
            return refused.Reason;
        }
    }

    public static byte[] EcSpki(Suite suite, byte[] point) =>
        PublicKeyInfo.Write(Oids.EcPublicKey, SuiteTable.Get(suite).KeyOid, hasNull: false, point);

    public static byte[] Ed25519Spki(byte[] key) =>
        PublicKeyInfo.Write(Oids.Ed25519, null, hasNull: false, key);

    public static byte[] RsaSpki(BigInteger modulus, BigInteger exponent)
    {
        AsnWriter key = new(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(modulus);
            key.WriteInteger(exponent);
        }

        return PublicKeyInfo.Write(Oids.Rsa, null, hasNull: true, key.Encode());
    }

    // The content of the BIT STRING of a SubjectPublicKeyInfo.
    public static byte[] BitsOf(VerificationKey key) =>
        PublicKeyInfo.Read(key.Suite, key.Spki.Span).Key.ToArray();

    // PKCS #8 with an RFC 5915 ECPrivateKey; the public point only when it is given.
    public static byte[] EcPrivateKey(Suite suite, byte[] scalar, byte[]? point = null)
    {
        AsnWriter key = new(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(1);
            key.WriteOctetString(scalar);
            if (point is not null)
            {
                using (key.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                {
                    key.WriteBitString(point);
                }
            }
        }

        AsnWriter pkcs8 = new(AsnEncodingRules.DER);
        using (pkcs8.PushSequence())
        {
            pkcs8.WriteInteger(0);
            using (pkcs8.PushSequence())
            {
                pkcs8.WriteObjectIdentifier(Oids.EcPublicKey);
                pkcs8.WriteObjectIdentifier(SuiteTable.Get(suite).KeyOid);
            }

            pkcs8.WriteOctetString(key.Encode());
        }

        return pkcs8.Encode();
    }
}
