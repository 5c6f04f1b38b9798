using System.Formats.Asn1;

namespace Certs.Core.Seals;

/// <summary>
/// Reads applied seals of the three generations: GM/T 0031-2014, GB/T 38540-2020, GM/T 0031-2025.
/// </summary>
/// <remarks>
/// Strict DER. Whatever is signed is kept as the received bytes. Two elements at the top are the first
/// generation; otherwise the version in the seal's header tells: 5, or 4 and below; above 5 is unknown.
/// </remarks>
public static class SealReader
{
    private const int FirstGenerationElements = 2;

    private static readonly Asn1Tag TimeStampTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads one applied seal.</summary>
    /// <param name="der">The DER of an SES_Signature. The result refers to it, so it must not change.</param>
    /// <exception cref="SealFormatException">It is none of a known generation.</exception>
    public static AppliedSeal Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > SealLimits.Bytes)
        {
            throw new SealFormatException(SealFormatRule.TooLarge, "SES_Signature");
        }

        try
        {
            AsnReader outer = new(der, AsnEncodingRules.DER);
            AsnReader signature = outer.ReadSequence();
            outer.End("SES_Signature");
            return CountElements(signature) == FirstGenerationElements
                ? ReadFirst(signature)
                : ReadLater(signature);
        }
        catch (AsnContentException)
        {
            throw new SealFormatException(SealFormatRule.Malformed, "SES_Signature");
        }
    }

    private static int CountElements(AsnReader sequence)
    {
        AsnReader counted = sequence.Clone();
        int count = 0;
        while (counted.HasData)
        {
            counted.ReadEncodedValue();
            count++;
        }

        return count;
    }

    // GM/T 0031-2014: certificate and algorithm of the signer stand inside what is signed.
    private static AppliedSeal ReadFirst(AsnReader signature)
    {
        ReadOnlyMemory<byte> covered = signature.PeekEncodedValue();
        AsnReader toSign = signature.ReadSequence();
        byte[] value = signature.Bits(SealLimits.SignatureBytes, "signature");
        signature.End("SES_Signature");

        toSign.Number("toSign.version");
        ElectronicSeal seal = SealInfoReader.ReadFirst(toSign.ReadSequence());
        byte[] time = toSign.BitsOrOctets(SealLimits.Bytes, "toSign.timeInfo");
        byte[] dataHash = toSign.BitsOrOctets(64, "toSign.dataHash");
        string description = toSign.Ascii(UniversalTagNumber.IA5String, "toSign.propertyInfo");
        byte[] certificate = toSign.Octets(SealLimits.CertificateBytes, "toSign.cert");
        string algorithm = toSign.ReadObjectIdentifier();
        toSign.End("toSign");
        return new AppliedSeal
        {
            Seal = seal,
            SealedAt = SealTime.FindIn(time),
            DataHash = dataHash,
            DataDescription = description,
            AppliedBy = new SealSignature(certificate, algorithm, covered, value),
            HasTimeStamp = false,
        };
    }

    private static AppliedSeal ReadLater(AsnReader signature)
    {
        ReadOnlyMemory<byte> covered = signature.PeekEncodedValue();
        AsnReader toSign = signature.ReadSequence();
        byte[] certificate = signature.Octets(SealLimits.CertificateBytes, "cert");
        string algorithm = signature.ReadObjectIdentifier();
        byte[] value = signature.Bits(SealLimits.SignatureBytes, "signature");
        bool hasTimeStamp = TryReadTimeStamp(signature);
        signature.End("SES_Signature");

        toSign.Number("toSign.version");
        ElectronicSeal seal = SealInfoReader.ReadLater(toSign.ReadSequence());
        DateTimeOffset time = toSign.ReadGeneralizedTime();
        byte[] dataHash = toSign.Bits(64, "toSign.dataHash");
        string description = toSign.Ascii(UniversalTagNumber.IA5String, "toSign.propertyInfo");
        if (toSign.HasData)
        {
            AsnReader tagged = toSign.ReadSequence(TimeStampTag);
            SealInfoReader.SkipExtensions(tagged.ReadSequence(), "toSign.extDatas");
            tagged.End("toSign.extDatas");
        }

        toSign.End("toSign");
        return new AppliedSeal
        {
            Seal = seal,
            SealedAt = time,
            DataHash = dataHash,
            DataDescription = description,
            AppliedBy = new SealSignature(certificate, algorithm, covered, value),
            HasTimeStamp = hasTimeStamp,
        };
    }

    /// <summary>Passes over an optional <c>timeStamp [0] EXPLICIT BIT STRING</c>.</summary>
    internal static bool TryReadTimeStamp(AsnReader sequence)
    {
        if (!sequence.HasData)
        {
            return false;
        }

        AsnReader tagged = sequence.ReadSequence(TimeStampTag);
        tagged.Bits(SealLimits.Bytes, "timeStamp");
        tagged.End("timeStamp");
        return true;
    }
}
