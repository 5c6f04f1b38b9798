using System.Text.Json.Nodes;

namespace Certs.Core.Documents;

/// <summary>What a certificate is to say, before anything is salted, hashed or signed.</summary>
public sealed record CertificateDraft
{
    /// <summary>The issuing agency.</summary>
    public required AgencyId Issuer { get; init; }

    /// <summary>Who the agency is.</summary>
    public required IssuerProfile Profile { get; init; }

    /// <summary>
    /// The certificate type's URN (<c>vct</c>). The builder does not check the fields against the type.
    /// </summary>
    public required string Type { get; init; }

    /// <summary><c>sha256-</c> and the BASE64 digest of the type's file.</summary>
    public required string TypeIntegrity { get; init; }

    /// <summary>The licence identifier (GB/T 36904).</summary>
    public required string Number { get; init; }

    /// <summary>The moment of issue; cut to whole seconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The first moment of the licence's validity; cut to whole seconds.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The first moment outside it, cut to whole seconds; null: without end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The keys that will sign, 1 to 6, each suite once; any order.</summary>
    public required IReadOnlyList<DraftKey> Keys { get; init; }

    /// <summary>
    /// 16 random bytes, never used before: SHA-256 of them is the key of the status on the chain.
    /// </summary>
    public required ReadOnlyMemory<byte> Handle { get; init; }

    /// <summary>
    /// The AnchorRegistry as CAIP-10 account: <c>eip155:&lt;chain id&gt;:0x…</c>, lower case.
    /// </summary>
    public required string Chain { get; init; }

    /// <summary>The holder's public key as JWK; null: none.</summary>
    public JsonObject? HolderKey { get; init; }

    /// <summary>The number of the certificate that this one replaces; null: none.</summary>
    public string? Supersedes { get; init; }

    /// <summary>Its entry in a published status list; null: none.</summary>
    public ListEntry? Status { get; init; }

    /// <summary>The fields, at most 256, each name once. The disclosures keep their order.</summary>
    public required IReadOnlyList<CertificateField> Fields { get; init; }
}
