using System.Text.Json.Nodes;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// The signed claims of a certificate (<c>docs/document-format.md</c>). Times are whole seconds UTC.
/// </summary>
/// <param name="Issuer"><c>iss</c>: the issuing agency.</param>
/// <param name="Profile"><c>iss_profile</c>: who the agency is.</param>
/// <param name="Type"><c>vct</c>: the certificate type's URN.</param>
/// <param name="TypeIntegrity"><c>vct#integrity</c>: <c>sha256-</c> and the BASE64 digest of the type's
/// file.</param>
/// <param name="Number"><c>number</c>: the licence identifier (GB/T 36904).</param>
/// <param name="IssuedAt"><c>iat</c>.</param>
/// <param name="NotBefore"><c>nbf</c>: the first moment of the licence's own validity.</param>
/// <param name="Expires"><c>exp</c>: the first moment outside it; null: without end.</param>
/// <param name="Suites"><c>suites</c>: every suite that must have signed, ascending by number, 1 to
/// 6.</param>
/// <param name="Handle"><c>handle</c>: 16 random bytes; SHA-256 of them is the key of the status on the
/// chain.</param>
/// <param name="Chain"><c>chain</c>: CAIP-10 account of the AnchorRegistry, <c>eip155:&lt;chain
/// id&gt;:0x…</c>.</param>
/// <param name="HolderKey"><c>cnf.jwk</c>: the holder's public key; null: none.</param>
/// <param name="Supersedes"><c>supersedes</c>: the number of the certificate that this one replaces; null:
/// none.</param>
/// <param name="Status"><c>status.status_list</c>: its entry in a published list; null: it is in none.</param>
/// <param name="Digests"><c>_sd</c>: the digests of all disclosures, sorted bytewise as BASE64URL
/// text.</param>
public sealed record Payload(
    AgencyId Issuer, IssuerProfile Profile, string Type, string TypeIntegrity, string Number,
    DateTimeOffset IssuedAt, DateTimeOffset NotBefore, DateTimeOffset? Expires, IReadOnlyList<Suite> Suites,
    ReadOnlyMemory<byte> Handle, string Chain, JsonObject? HolderKey, string? Supersedes,
    ListEntry? Status, IReadOnlyList<Hash32> Digests);
