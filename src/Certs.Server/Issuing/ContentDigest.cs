using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Server.Refusals;

namespace Certs.Server.Issuing;

/// <summary>What a request id stands for: SHA-256 over everything that was asked for, each part with its length.</summary>
/// <remarks>
/// Kept in the store beside the certificate, whose document has all of it anyway; it leaves the store nowhere.
/// </remarks>
internal static class ContentDigest
{
    /// <summary>The digest. Whatever the wire's order was, the same content gives the same.</summary>
    /// <exception cref="RefusedException">A value cannot stand in a document; its field is named.</exception>
    public static Hash32 Of(
        AgencyId agency, string type, JsonObject fields, DateTimeOffset? validFrom, DateTimeOffset? validUntil,
        IReadOnlyList<Suite> suites, string? serial, JsonObject? holderKey)
    {
        ArrayBufferWriter<byte> content = new(2048);
        AppendNumber(content, agency.Number);
        Append(content, Encoding.UTF8.GetBytes(type));
        Append(content, Canonical(fields, "content.fields"));
        AppendNumber(content, validFrom?.ToUnixTimeSeconds() ?? -1);
        AppendNumber(content, validUntil?.ToUnixTimeSeconds() ?? -1);
        AppendNumber(content, suites.Count);
        foreach (Suite suite in suites)
        {
            AppendNumber(content, (long)suite);
        }

        Append(content, Encoding.UTF8.GetBytes(serial ?? ""));
        Append(content, holderKey is null ? [] : Canonical(holderKey, "content.holder_jwk"));
        return new Hash32(Hashing.Sha256(content.WrittenSpan));
    }

    private static byte[] Canonical(JsonObject json, string field)
    {
        try
        {
            return CanonicalJson.Write(json);
        }
        catch (DocumentFormatException broken)
        {
            string? member = json.Select(part => part.Key).FirstOrDefault(name => !IsSound(name, json[name]));
            throw new RefusedException(
                RefusalReason.FieldInvalid, member is null ? field : $"{field}.{member}", $"{broken.Path}: {broken.Rule}.");
        }
    }

    private static bool IsSound(string name, JsonNode? value)
    {
        try
        {
            return CanonicalJson.Write(new JsonObject { [name] = value?.DeepClone() }).Length > 0;
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    private static void Append(ArrayBufferWriter<byte> content, byte[] part)
    {
        AppendNumber(content, part.Length);
        content.Write(part);
    }

    private static void AppendNumber(ArrayBufferWriter<byte> content, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(8), number);
        content.Advance(8);
    }
}
