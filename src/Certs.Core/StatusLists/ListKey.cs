using System.Buffers.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.StatusLists;

/// <summary>An ES256 key of an agency as those who check its lists look for it.</summary>
public sealed class ListKey
{
    private const int PointLength = 65;

    // 0x1200, p256-pub of the multicodec table, as a varint.
    private static readonly byte[] MultikeyPrefix = [0x80, 0x24];

    private readonly byte[] _point;

    /// <summary>Takes a key.</summary>
    /// <param name="key">An ES256 key.</param>
    /// <exception cref="ArgumentException">It is of another suite.</exception>
    public ListKey(VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Suite != Suite.ES256)
        {
            throw new ArgumentException($"Lists are signed in ES256, not {key.Suite}.", nameof(key));
        }

        // RFC 5480 §2.2: the SPKI ends with the uncompressed point 04 ‖ x ‖ y.
        _point = key.Spki.Span[^PointLength..].ToArray();
        KeyId = new Hash32(key.KeyId.Span);
    }

    /// <summary>SHA-256 of the SPKI: the same name as in certificates and on the chain.</summary>
    public Hash32 KeyId { get; }

    private string Kid => Base64Url.EncodeToString(KeyId.ToArray());

    /// <summary>A JWK Set (RFC 7517 §5) with keys of one agency.</summary>
    public static byte[] WriteJwks(IEnumerable<ListKey> keys) =>
        CanonicalJson.Write(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.ToJwk())]) });

    /// <summary>The DID document (DID v1.0 §5) that <c>did:web</c> resolves to.</summary>
    /// <param name="did">The agency's DID.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="keys">Its keys.</param>
    public static byte[] WriteDidDocument(string did, AgencyId agency, IReadOnlyList<ListKey> keys) =>
        CanonicalJson.Write(new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
            ["alsoKnownAs"] = new JsonArray(agency.ToString()),
            ["assertionMethod"] = new JsonArray([.. keys.Select(key => JsonValue.Create($"{did}#{key.Kid}"))]),
            ["id"] = did,
            ["verificationMethod"] = new JsonArray([.. keys.Select(key => key.ToMethod(did))]),
        });

    private JsonObject ToJwk() => new()
    {
        ["alg"] = "ES256",
        ["crv"] = "P-256",
        ["kid"] = Kid,
        ["kty"] = "EC",
        ["use"] = "sig",
        ["x"] = Base64Url.EncodeToString(_point.AsSpan(1, 32)),
        ["y"] = Base64Url.EncodeToString(_point.AsSpan(33, 32)),
    };

    // Multikey (W3C Controlled Identifiers v1.0 §2.2.2): the compressed point.
    private JsonObject ToMethod(string did) => new()
    {
        ["controller"] = did,
        ["id"] = $"{did}#{Kid}",
        ["publicKeyMultibase"] = Multibase.Base58(
            [.. MultikeyPrefix, (byte)(2 + (_point[^1] & 1)), .. _point.AsSpan(1, 32)]),
        ["type"] = "Multikey",
    };
}
