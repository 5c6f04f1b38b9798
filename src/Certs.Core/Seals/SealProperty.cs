using System.Formats.Asn1;

namespace Certs.Core.Seals;

/// <summary>SES_ESPropertyInfo: what the maker says of a seal's name, signers and period.</summary>
internal sealed record SealProperty(
    int Kind, string Name, SealSigners Signers, DateTimeOffset Created, DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil)
{
    /// <summary>Reads it.</summary>
    /// <param name="property">Stands at the first member.</param>
    /// <param name="generation">From the fourth on the list of signers may hold digests.</param>
    public static SealProperty Read(AsnReader property, SealGeneration generation)
    {
        int kind = property.Number("property.type");
        string name = property.Utf8("property.name");
        bool areDigests = generation != SealGeneration.V1 && AreDigests(property.Number("certListType"));
        SealSigners signers = ReadSigners(property.ReadSequence(), areDigests);
        SealProperty read = new(kind, name, signers, property.Time(), property.Time(), property.Time());
        property.End("property");
        return read;
    }

    private static bool AreDigests(int certListType) => certListType switch
    {
        1 => false,
        2 => true,
        _ => throw new SealFormatException(SealFormatRule.Unsupported, "certListType"),
    };

    private static SealSigners ReadSigners(AsnReader list, bool areDigests)
    {
        List<ReadOnlyMemory<byte>> entries = [];
        while (list.HasData)
        {
            if (entries.Count == SealLimits.Signers)
            {
                throw new SealFormatException(SealFormatRule.TooLarge, "certList");
            }

            entries.Add(areDigests
                ? ReadDigest(list.ReadSequence())
                : list.Octets(SealLimits.CertificateBytes, "certList"));
        }

        return new SealSigners(entries, areDigests);
    }

    private static byte[] ReadDigest(AsnReader digest)
    {
        digest.Ascii(UniversalTagNumber.PrintableString, "certDigestList.type");
        byte[] value = digest.Octets(64, "certDigestList.value");
        digest.End("certDigestList");
        return value;
    }
}
