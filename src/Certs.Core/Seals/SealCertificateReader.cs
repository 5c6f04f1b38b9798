using System.Formats.Asn1;

namespace Certs.Core.Seals;

/// <summary>Reads X.509 certificates (RFC 5280 §4.1), whatever the algorithm of their key.</summary>
/// <remarks>
/// The platform's own reader cannot load SM2 keys, and nothing of its chain building is wanted.
/// </remarks>
public static class SealCertificateReader
{
    private const string Subject = "subject";
    private const string KeyUsage = "2.5.29.15";
    private const string CommonName = "2.5.4.3";

    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>Reads one certificate.</summary>
    /// <param name="der">Its strict DER. The result refers to it, so it must not change.</param>
    /// <exception cref="SealFormatException">It is no certificate.</exception>
    public static SealCertificate Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > SealLimits.CertificateBytes)
        {
            throw new SealFormatException(SealFormatRule.TooLarge, "certificate");
        }

        try
        {
            AsnReader outer = new(der, AsnEncodingRules.DER);
            AsnReader certificate = outer.ReadSequence();
            outer.End("certificate");
            AsnReader signed = certificate.ReadSequence();
            certificate.ReadSequence();
            certificate.Bits(SealLimits.SignatureBytes, "certificate.signature");
            certificate.End("certificate");
            return ReadSigned(signed);
        }
        catch (AsnContentException)
        {
            throw new SealFormatException(SealFormatRule.Malformed, "certificate");
        }
    }

    private static SealCertificate ReadSigned(AsnReader signed)
    {
        if (signed.PeekTag() == VersionTag)
        {
            signed.ReadSequence(VersionTag).Number("certificate.version");
        }

        ReadOnlyMemory<byte> serial = signed.ReadIntegerBytes();
        signed.ReadSequence();
        signed.ReadSequence();
        AsnReader validity = signed.ReadSequence();
        DateTimeOffset notBefore = validity.Time();
        DateTimeOffset notAfter = validity.Time();
        validity.End("certificate.validity");
        string? commonName = FindCommonName(signed.ReadSequence());
        ReadOnlyMemory<byte> spki = signed.ReadEncodedValue();
        return new SealCertificate
        {
            Spki = spki,
            Serial = serial,
            CommonName = commonName,
            NotBefore = notBefore,
            NotAfter = notAfter,
            MaySign = MaySign(signed),
        };
    }

    private static string? FindCommonName(AsnReader name)
    {
        string? found = null;
        while (name.HasData)
        {
            AsnReader set = name.ReadSetOf();
            while (set.HasData)
            {
                AsnReader attribute = set.ReadSequence();
                if (attribute.ReadObjectIdentifier() == CommonName)
                {
                    found = TextOf(attribute);
                }
            }
        }

        return found;
    }

    private static string? TextOf(AsnReader attribute) => attribute.PeekTag().TagValue switch
    {
        (int)UniversalTagNumber.UTF8String => attribute.Utf8(Subject),
        (int)UniversalTagNumber.PrintableString =>
            attribute.Ascii(UniversalTagNumber.PrintableString, Subject),
        _ => null,
    };

    // Unique identifiers may come before the extensions; they are not used.
    private static bool MaySign(AsnReader rest)
    {
        while (rest.HasData && rest.PeekTag() != ExtensionsTag)
        {
            rest.ReadEncodedValue();
        }

        if (!rest.HasData)
        {
            return true;
        }

        AsnReader tagged = rest.ReadSequence(ExtensionsTag);
        rest.End("certificate.extensions");
        AsnReader extensions = tagged.ReadSequence();
        tagged.End("certificate.extensions");
        return MaySignBy(extensions);
    }

    private static bool MaySignBy(AsnReader extensions)
    {
        bool maySign = true;
        for (int count = 1; extensions.HasData; count++)
        {
            if (count > SealLimits.Extensions)
            {
                throw new SealFormatException(SealFormatRule.TooLarge, "certificate.extensions");
            }

            AsnReader extension = extensions.ReadSequence();
            string type = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean)
            {
                extension.ReadBoolean();
            }

            byte[] value = extension.Octets(SealLimits.CertificateBytes, "certificate.extensions");
            if (type == KeyUsage)
            {
                maySign = Signs(new AsnReader(value, AsnEncodingRules.DER));
            }
        }

        return maySign;
    }

    // Bit 0 is digitalSignature and bit 1 nonRepudiation, counted from the highest.
    private static bool Signs(AsnReader usage)
    {
        byte[] bits = usage.ReadBitString(out _);
        return bits.Length > 0 && (bits[0] & 0xc0) != 0;
    }
}
