using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Server.Hosting;

namespace Certs.Server.Issuing;

/// <summary>What a caller wants certified: well-formed, but not yet held against type, agency and keys.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RequestId">The caller's id for this request.</param>
/// <param name="Agency">The issuing agency.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="Fields">The fields, each name once.</param>
/// <param name="ValidFrom">The licence's first moment, whole seconds; null: the moment of issue.</param>
/// <param name="ValidUntil">The first moment outside it, whole seconds; null: without end.</param>
/// <param name="Suites">The suites to sign with, ascending, each once; empty: every suite that the agency can.</param>
/// <param name="Serial">The serial number inside the identifier; null: a random one.</param>
/// <param name="HolderKey">The holder's public key as JWK; null: none.</param>
/// <param name="ContentDigest">SHA-256 of all of this but the caller: what the request id stands for.</param>
internal sealed record IssueOrder(
    Caller Caller, Guid RequestId, AgencyId Agency, string Type, IReadOnlyList<CertificateField> Fields,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, IReadOnlyList<Suite> Suites, string? Serial,
    JsonObject? HolderKey, Hash32 ContentDigest)
{
    /// <summary>The number of the certificate that this one replaces; null: none.</summary>
    public string? Supersedes { get; init; }
}
