using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>Reads the bridge statements that a document carries: whole files in BASE64URL.</summary>
/// <remarks>
/// They are not read here: somebody else made them, and a bad one must not spoil a good certificate. What is
/// wrong with them is for the check BRIDGE to say.
/// </remarks>
internal static class BridgeListReader
{
    /// <summary>Reads the list: one to four files, each once.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(
        ref CanonicalReader reader, ReadOnlyMemory<byte> file)
    {
        List<ReadOnlyMemory<byte>> bridges = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            if (bridges.Count == DocumentLimits.Bridges)
            {
                throw reader.Refuse(FormatRule.TooMany, "header.bridges");
            }

            bridges.Add(ReadOne(ref reader, file, bridges));
        }

        return bridges.Count > 0 ? bridges : throw reader.Refuse(FormatRule.BadValue, "header.bridges");
    }

    private static byte[] ReadOne(
        ref CanonicalReader reader, ReadOnlyMemory<byte> file, List<ReadOnlyMemory<byte>> earlier)
    {
        ReadOnlyMemory<byte> encoded = DocumentReader.ReadEncoded(ref reader, file);
        byte[] statement = Base64UrlText.Decode(encoded.Span)
            ?? throw reader.Refuse(FormatRule.BadBase64Url, "header.bridges");
        bool isRepeated = earlier.Exists(one => one.Span.SequenceEqual(statement));
        return statement.Length is > 0 and <= DocumentLimits.StatementBytes && !isRepeated
            ? statement
            : throw reader.Refuse(FormatRule.BadValue, "header.bridges");
    }
}
