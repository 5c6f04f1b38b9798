using System.Text.Json.Nodes;

namespace Certs.Core.Documents;

/// <summary>What may stand in <c>cnf.jwk</c>: a public key (RFC 7517), and nothing private.</summary>
internal static class HolderKeyRules
{
    // RFC 7518 §6.2.2, §6.3.2, §6.4: the private parts of EC, RSA and symmetric keys.
    private static readonly string[] PrivateMembers = ["d", "dp", "dq", "k", "oth", "p", "q", "qi"];

    /// <summary>The key, or null when it is not a public one.</summary>
    /// <param name="canonicalJson">Canonical JSON of any type.</param>
    public static JsonObject? Read(ReadOnlySpan<byte> canonicalJson) =>
        JsonNode.Parse(canonicalJson) is JsonObject key && IsPublic(key) ? key : null;

    /// <summary>Whether the key has a type of key that is never symmetric, and no private member.</summary>
    public static bool IsPublic(JsonObject key) =>
        key["kty"] is JsonValue kind
        && kind.TryGetValue(out string? name)
        && name is "EC" or "OKP" or "RSA"
        && !PrivateMembers.Any(key.ContainsKey);
}
