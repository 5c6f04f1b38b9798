using Certs.Core.Documents.Json;
using Certs.Core.Merkle;

namespace Certs.Core.Documents;

/// <summary>
/// Reads the unprotected header of the first signature: anchor, bridge statements, disclosures, seal.
/// </summary>
internal static class UnprotectedHeaderReader
{
    /// <summary>Reads the header.</summary>
    /// <param name="reader">Stands at the header's object.</param>
    /// <param name="file">The file that is read; the disclosures refer to it.</param>
    /// <exception cref="DocumentFormatException">With the broken rule.</exception>
    public static UnprotectedHeader Read(ref CanonicalReader reader, ReadOnlyMemory<byte> file)
    {
        reader.StartObject();
        AnchorProof? anchor = reader.TryMember("anchor"u8) ? ReadAnchor(ref reader) : null;
        IReadOnlyList<ReadOnlyMemory<byte>> bridges =
            reader.TryMember("bridges"u8) ? BridgeListReader.Read(ref reader, file) : [];
        List<Disclosure> disclosures = ReadDisclosures(ref reader, file);
        ReadOnlyMemory<byte> seal = reader.TryMember("seal"u8) ? ReadSeal(ref reader) : default;
        reader.EndObject();
        CheckNames(disclosures);
        return new UnprotectedHeader(disclosures, anchor) { Bridges = bridges, Seal = seal };
    }

    /// <summary>
    /// Refuses two disclosures with one name: a copy must not be able to show two values of a field.
    /// </summary>
    internal static void CheckNames(IReadOnlyList<Disclosure> disclosures)
    {
        if (IsAscending(disclosures))
        {
            return;
        }

        HashSet<string> names = new(disclosures.Count, StringComparer.Ordinal);
        for (int i = 0; i < disclosures.Count; i++)
        {
            if (!names.Add(disclosures[i].Name))
            {
                throw new DocumentFormatException(FormatRule.DuplicateDisclosure, $"disclosures[{i}]");
            }
        }
    }

    // Documents that were issued by request have their fields in order; then no name stands twice.
    private static bool IsAscending(IReadOnlyList<Disclosure> disclosures)
    {
        for (int i = 1; i < disclosures.Count; i++)
        {
            if (string.CompareOrdinal(disclosures[i - 1].Name, disclosures[i].Name) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static List<Disclosure> ReadDisclosures(ref CanonicalReader reader, ReadOnlyMemory<byte> file)
    {
        reader.Member("disclosures"u8);
        reader.StartArray();
        List<Disclosure> disclosures = new(32);
        while (reader.NextElement())
        {
            if (disclosures.Count == DocumentLimits.Disclosures)
            {
                throw reader.Refuse(FormatRule.TooMany, "disclosures");
            }

            ReadOnlyMemory<byte> encoded = DocumentReader.ReadEncoded(ref reader, file);
            disclosures.Add(DisclosureReader.Read(encoded, ItemPaths.Disclosures[disclosures.Count]));
        }

        return disclosures;
    }

    // Only that it is BASE64URL: what it holds is for the verdict, which can leave it undecided.
    private static ReadOnlyMemory<byte> ReadSeal(ref CanonicalReader reader)
    {
        byte[] der = Base64UrlText.Decode(reader.ReadString())
            ?? throw reader.Refuse(FormatRule.BadBase64Url, "header.seal");
        return der.Length > 0 ? der : throw reader.Refuse(FormatRule.BadValue, "header.seal");
    }

    /// <summary>Reads the path to an anchored root.</summary>
    internal static AnchorProof ReadAnchor(ref CanonicalReader reader)
    {
        reader.StartObject();
        long block = ReadCount(ref reader, "block"u8);
        long index = ReadCount(ref reader, "index"u8);
        reader.Member("path"u8);
        ReadOnlyMemory<byte>[] path = ReadPath(ref reader);
        long size = ReadCount(ref reader, "size"u8);
        reader.EndObject();
        return index < size && size <= uint.MaxValue
            ? new AnchorProof(block, new InclusionProof(index, size, path))
            : throw reader.Refuse(FormatRule.BadValue, "header.anchor.size");
    }

    private static long ReadCount(ref CanonicalReader reader, ReadOnlySpan<byte> name)
    {
        reader.Member(name);
        long value = reader.ReadInteger();
        return value >= 0 ? value : throw reader.Refuse(FormatRule.BadValue, "header.anchor");
    }

    private static ReadOnlyMemory<byte>[] ReadPath(ref CanonicalReader reader)
    {
        List<ReadOnlyMemory<byte>> path = new(DocumentLimits.PathHashes);
        reader.StartArray();
        while (reader.NextElement())
        {
            if (path.Count == DocumentLimits.PathHashes)
            {
                throw reader.Refuse(FormatRule.TooMany, "header.anchor.path");
            }

            byte[] hash = new byte[32];
            reader.ReadBytes(hash, "header.anchor.path");
            path.Add(hash);
        }

        return [.. path];
    }
}
