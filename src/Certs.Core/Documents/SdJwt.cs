using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>
/// An SD-JWT of any maker in compact form (RFC 9901 §4), read strictly and with its disclosures put in place.
/// </summary>
/// <remarks>
/// For credentials that are not certificates of this format: any claims, any order of members. The signature
/// is not checked: the caller knows the issuer's key and its one suite, and verifies
/// <see cref="SigningInput"/> with it.
/// </remarks>
public sealed class SdJwt
{
    private SdJwt(
        JsonObject header, JsonObject claims, byte[] signingInput, byte[] signature, string? keyBinding)
    {
        Header = header;
        Claims = claims;
        SigningInput = signingInput;
        Signature = signature;
        KeyBinding = keyBinding;
    }

    /// <summary>The protected header.</summary>
    public JsonObject Header { get; }

    /// <summary>
    /// The claims with the disclosed ones in their places, without <c>_sd</c>, <c>_sd_alg</c> and <c>...</c>.
    /// </summary>
    public JsonObject Claims { get; }

    /// <summary>What is signed, in ASCII (RFC 7515 §5.1).</summary>
    public ReadOnlyMemory<byte> SigningInput { get; }

    /// <summary>The signature's bytes.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>The key binding JWT as it came, neither read nor checked; null: none.</summary>
    public string? KeyBinding { get; }

    /// <summary>Reads a compact SD-JWT and processes its disclosures (RFC 9901 §7.1, steps 2 to 5).</summary>
    /// <param name="compact">At most 256 KiB.</param>
    /// <exception cref="DocumentFormatException">With the broken rule; every disclosure must be listed,
    /// exactly once.</exception>
    public static SdJwt Read(string compact)
    {
        CompactParts parts = CompactParts.Split(compact);
        JsonObject header = StrictJson.ParseObject(Decode(parts.Header, "header"), "header");
        JsonObject payload = StrictJson.ParseObject(Decode(parts.Payload, "payload"), "payload");
        if (payload.TryGetPropertyValue("_sd_alg", out JsonNode? algorithm)
            && (algorithm is not JsonValue name || !name.TryGetValue(out string? text) || text != "sha-256"))
        {
            throw new DocumentFormatException(FormatRule.UnknownVersion, "payload._sd_alg");
        }

        SdJwtDisclosures disclosures = SdJwtDisclosures.Read(parts.Disclosures);
        JsonObject claims = disclosures.Apply(payload);
        claims.Remove("_sd_alg");
        return new SdJwt(
            header, claims, Encoding.ASCII.GetBytes($"{parts.Header}.{parts.Payload}"),
            Decode(parts.Signature, "signature"), parts.KeyBinding);
    }

    private static byte[] Decode(string text, string path) =>
        Base64UrlText.Decode(Encoding.ASCII.GetBytes(text))
        ?? throw new DocumentFormatException(FormatRule.BadBase64Url, path);
}
