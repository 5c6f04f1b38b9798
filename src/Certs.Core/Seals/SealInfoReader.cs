using System.Formats.Asn1;

namespace Certs.Core.Seals;

/// <summary>Reads an SESeal: what the maker says of the seal, and the maker's signature.</summary>
internal static class SealInfoReader
{
    private const int LatestVersion = 5;

    /// <summary>
    /// GM/T 0031-2014: the maker signs SEQUENCE { SES_SealInfo, cert, signatureAlgorithm }, which stands
    /// nowhere as such: it is put together from the received encodings of the three.
    /// </summary>
    public static ElectronicSeal ReadFirst(AsnReader seal)
    {
        ReadOnlyMemory<byte> infoBytes = seal.PeekEncodedValue();
        AsnReader info = seal.ReadSequence();
        AsnReader signInfo = seal.ReadSequence();
        seal.End("eseal");

        ReadOnlyMemory<byte> certificateBytes = signInfo.PeekEncodedValue();
        byte[] certificate = signInfo.Octets(SealLimits.CertificateBytes, "signInfo.cert");
        ReadOnlyMemory<byte> algorithmBytes = signInfo.PeekEncodedValue();
        string algorithm = signInfo.ReadObjectIdentifier();
        byte[] value = signInfo.Bits(SealLimits.SignatureBytes, "signInfo.signData");
        signInfo.End("signInfo");

        AsnWriter covered = new(AsnEncodingRules.DER);
        using (covered.PushSequence())
        {
            covered.WriteEncodedValue(infoBytes.Span);
            covered.WriteEncodedValue(certificateBytes.Span);
            covered.WriteEncodedValue(algorithmBytes.Span);
        }

        return ReadInfo(
            info, SealGeneration.V1, new SealSignature(certificate, algorithm, covered.Encode(), value));
    }

    /// <summary>GB/T 38540-2020 and GM/T 0031-2025: the maker signs SES_SealInfo as it stands.</summary>
    public static ElectronicSeal ReadLater(AsnReader seal)
    {
        ReadOnlyMemory<byte> infoBytes = seal.PeekEncodedValue();
        AsnReader info = seal.ReadSequence();
        SealGeneration generation = GenerationOf(info);
        byte[] certificate = seal.Octets(SealLimits.CertificateBytes, "eseal.cert");
        string algorithm = seal.ReadObjectIdentifier();
        byte[] value = seal.Bits(SealLimits.SignatureBytes, "eseal.signedValue");
        if (generation == SealGeneration.V5)
        {
            SealReader.TryReadTimeStamp(seal);
        }

        seal.End("eseal");
        return ReadInfo(info, generation, new SealSignature(certificate, algorithm, infoBytes, value));
    }

    /// <summary>
    /// Passes over ExtData. None is known here, so a critical one leaves the seal undecided.
    /// </summary>
    public static void SkipExtensions(AsnReader extensions, string place)
    {
        int count = 0;
        while (extensions.HasData)
        {
            if (++count > SealLimits.Extensions)
            {
                throw new SealFormatException(SealFormatRule.TooLarge, place);
            }

            AsnReader extension = extensions.ReadSequence();
            extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean())
            {
                throw new SealFormatException(SealFormatRule.Unsupported, place);
            }

            extension.Octets(SealLimits.Bytes, place);
            extension.End(place);
        }
    }

    private static SealGeneration GenerationOf(AsnReader info)
    {
        AsnReader header = info.Clone().ReadSequence();
        header.ReadEncodedValue();
        return header.Number("header.version") switch
        {
            LatestVersion => SealGeneration.V5,
            < LatestVersion => SealGeneration.V4,
            _ => throw new SealFormatException(SealFormatRule.Unsupported, "header.version"),
        };
    }

    private static ElectronicSeal ReadInfo(AsnReader info, SealGeneration generation, SealSignature madeBy)
    {
        string vendor = ReadHeader(info.ReadSequence());
        string id = info.Ascii(UniversalTagNumber.IA5String, "esID");
        SealProperty property = SealProperty.Read(info.ReadSequence(), generation);
        SealPicture picture = ReadPicture(info.ReadSequence());
        if (info.HasData)
        {
            SkipExtensions(info.ReadSequence(), "extDatas");
        }

        info.End("eSealInfo");
        return new ElectronicSeal
        {
            Generation = generation,
            Vendor = vendor,
            Id = id,
            Kind = property.Kind,
            Name = property.Name,
            Signers = property.Signers,
            Created = property.Created,
            ValidFrom = property.ValidFrom,
            ValidUntil = property.ValidUntil,
            Picture = picture,
            MadeBy = madeBy,
        };
    }

    private static string ReadHeader(AsnReader header)
    {
        if (header.Ascii(UniversalTagNumber.IA5String, "header.ID") != "ES")
        {
            throw new SealFormatException(SealFormatRule.Unsupported, "header.ID");
        }

        header.Number("header.version");
        string vendor = header.Ascii(UniversalTagNumber.IA5String, "header.Vid");
        header.End("header");
        return vendor;
    }

    private static SealPicture ReadPicture(AsnReader picture)
    {
        string type = picture.Ascii(UniversalTagNumber.IA5String, "picture.type");
        byte[] data = picture.Octets(SealLimits.Bytes, "picture.data");
        int width = picture.Number("picture.width");
        int height = picture.Number("picture.height");
        picture.End("picture");
        return new SealPicture(type, data, width, height);
    }
}
