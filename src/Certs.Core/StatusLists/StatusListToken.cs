using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;

namespace Certs.Core.StatusLists;

/// <summary>
/// The IETF's form of a list: a <c>statuslist+jwt</c> (draft-ietf-oauth-status-list §5.1), signed by a key of the agency
/// that issued the certificates. By its <c>typ</c> it reads as nothing else (RFC 8725 §3.11).
/// </summary>
public static class StatusListToken
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/statuslist+jwt";

    /// <summary>What is to be signed: header and claims in BASE64URL with a dot between.</summary>
    /// <param name="facts">What the list says of itself.</param>
    /// <param name="compressed"><c>lst</c>, from <see cref="StatusList.ToCompressed"/>.</param>
    public static byte[] SigningInput(PublishedFacts facts, string compressed)
    {
        ArgumentNullException.ThrowIfNull(facts);
        JsonObject header = new()
        {
            ["alg"] = "ES256",
            ["kid"] = Base64Url.EncodeToString(facts.KeyId.ToArray()),
            ["typ"] = "statuslist+jwt",
        };
        JsonObject claims = new()
        {
            ["block"] = facts.Block,
            ["exp"] = facts.Expires.ToUnixTimeSeconds(),
            ["iat"] = facts.AsOf.ToUnixTimeSeconds(),
            ["status_list"] = new JsonObject
            {
                ["aggregation_uri"] = facts.Agency,
                ["bits"] = StatusList.BitsPerEntry,
                ["lst"] = compressed,
            },
            ["sub"] = facts.Uri,
            ["ttl"] = (long)facts.TimeToLive.TotalSeconds,
        };
        return Encoding.ASCII.GetBytes($"{Encode(header)}.{Encode(claims)}");
    }

    /// <summary>The token.</summary>
    /// <param name="signingInput">What was signed.</param>
    /// <param name="signature">r‖s, 64 bytes.</param>
    public static byte[] Complete(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature) =>
        [.. signingInput, (byte)'.', .. Encoding.ASCII.GetBytes(Base64Url.EncodeToString(signature))];

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(CanonicalJson.Write(json));
}
