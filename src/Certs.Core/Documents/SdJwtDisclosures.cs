using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>The disclosures of a foreign SD-JWT, and how they are put in place (RFC 9901 §7.1).</summary>
internal sealed class SdJwtDisclosures
{
    private const string DigestList = "_sd";
    private const string ElementDigest = "...";

    private readonly Dictionary<string, JsonArray> _byDigest;
    private readonly HashSet<string> _seenDigests = new(StringComparer.Ordinal);

    private SdJwtDisclosures(Dictionary<string, JsonArray> byDigest) => _byDigest = byDigest;

    /// <summary>Reads and hashes the disclosures.</summary>
    /// <exception cref="DocumentFormatException">One is not an array of two or three elements, or is there
    /// twice.</exception>
    public static SdJwtDisclosures Read(IReadOnlyList<string> encoded)
    {
        Dictionary<string, JsonArray> byDigest = new(StringComparer.Ordinal);
        for (int i = 0; i < encoded.Count; i++)
        {
            string path = $"disclosures[{i}]";
            byte[] text = Encoding.ASCII.GetBytes(encoded[i]);
            byte[] json = Base64UrlText.Decode(text)
                ?? throw new DocumentFormatException(FormatRule.BadBase64Url, path);
            if (StrictJson.Parse(json, path) is not JsonArray { Count: 2 or 3 } parts || !IsText(parts[0]))
            {
                throw new DocumentFormatException(FormatRule.WrongType, path);
            }

            string digest = Base64Url.EncodeToString(DisclosureReader.Digest(text).ToArray());
            if (!byDigest.TryAdd(digest, parts))
            {
                throw new DocumentFormatException(FormatRule.DuplicateDisclosure, path);
            }
        }

        return new SdJwtDisclosures(byDigest);
    }

    /// <summary>The payload with all disclosures in their places.</summary>
    /// <exception cref="DocumentFormatException">
    /// A digest is listed twice, a disclosure is not listed, or a disclosed name is there already.
    /// </exception>
    public JsonObject Apply(JsonObject payload)
    {
        JsonObject claims = ApplyObject(payload, 1);
        return _byDigest.Count == 0
            ? claims
            : throw new DocumentFormatException(FormatRule.UnknownMember, "disclosures");
    }

    private JsonNode? ApplyNode(JsonNode? node, int depth)
    {
        if (depth > DocumentLimits.Depth)
        {
            throw new DocumentFormatException(FormatRule.TooDeep, "payload");
        }

        return node switch
        {
            JsonObject map => ApplyObject(map, depth),
            JsonArray list => ApplyArray(list, depth),
            _ => node?.DeepClone(),
        };
    }

    private JsonObject ApplyObject(JsonObject map, int depth)
    {
        JsonObject result = [];
        foreach ((string name, JsonNode? value) in map)
        {
            if (name != DigestList)
            {
                result.Add(name, ApplyNode(value, depth + 1));
            }
        }

        if (map.TryGetPropertyValue(DigestList, out JsonNode? digests))
        {
            AddDisclosed(result, digests, depth);
        }

        return result;
    }

    private void AddDisclosed(JsonObject result, JsonNode? digests, int depth)
    {
        if (digests is not JsonArray list)
        {
            throw new DocumentFormatException(FormatRule.WrongType, DigestList);
        }

        foreach (JsonNode? digest in list)
        {
            if (Take(digest, partCount: 3) is not { } parts)
            {
                continue;
            }

            string name = IsText(parts[1])
                ? parts[1]!.GetValue<string>()
                : throw new DocumentFormatException(FormatRule.WrongType, "disclosure name");
            if (name is DigestList or ElementDigest || !result.TryAdd(name, ApplyNode(parts[2], depth + 1)))
            {
                throw new DocumentFormatException(FormatRule.DuplicateDisclosure, "disclosure name");
            }
        }
    }

    private JsonArray ApplyArray(JsonArray list, int depth)
    {
        JsonArray result = [];
        foreach (JsonNode? element in list)
        {
            if (element is not JsonObject { Count: 1 } map
                || !map.TryGetPropertyValue(ElementDigest, out JsonNode? digest))
            {
                result.Add(ApplyNode(element, depth + 1));
            }
            else if (Take(digest, partCount: 2) is { } parts)
            {
                result.Add(ApplyNode(parts[1], depth + 1));
            }
        }

        return result;
    }

    // The disclosure of a digest, at most once; null when it is withheld or a decoy.
    private JsonArray? Take(JsonNode? digest, int partCount)
    {
        string text = IsText(digest)
            ? digest!.GetValue<string>()
            : throw new DocumentFormatException(FormatRule.WrongType, DigestList);
        if (!_seenDigests.Add(text))
        {
            throw new DocumentFormatException(FormatRule.DuplicateDisclosure, DigestList);
        }

        if (!_byDigest.Remove(text, out JsonArray? parts))
        {
            return null;
        }

        return parts.Count == partCount
            ? parts
            : throw new DocumentFormatException(FormatRule.WrongType, "disclosure");
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? _);
}
