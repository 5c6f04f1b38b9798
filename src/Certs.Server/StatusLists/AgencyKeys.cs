using System.Buffers.Text;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents.Json;
using Certs.Core.Registry;
using Certs.Core.StatusLists;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Server.Issuing;
using Microsoft.Extensions.Options;

namespace Certs.Server.StatusLists;

/// <summary>The keys that sign an agency's lists, as the chain has them now, for those who cannot read the chain.</summary>
internal sealed class AgencyKeys(
    ChainReader chain, IssuerDirectory issuers, ListKeys keys, IOptions<StatusListOptions> options)
{
    private const int TagBytes = 16;

    /// <summary>As a JWK Set.</summary>
    public Task<Lookup<PublishedBody>> JwksAsync(AgencyId agency, CancellationToken cancellationToken) =>
        FindAsync(agency, found => Body("application/jwk-set+json", ListKey.WriteJwks(found)), cancellationToken);

    /// <summary>As the document of the agency's DID.</summary>
    public Task<Lookup<PublishedBody>> DidDocumentAsync(AgencyId agency, CancellationToken cancellationToken)
    {
        string did = ListAddress.Did(options.Value.Address!, agency);
        return FindAsync(
            agency, found => Body("application/did+json", ListKey.WriteDidDocument(did, agency, found)), cancellationToken);
    }

    /// <summary>The addresses of lists as the IETF's aggregation.</summary>
    public static PublishedBody Aggregation(IReadOnlyList<string> uris) =>
        Body("application/json", CanonicalJson.Write(new JsonObject
        {
            ["status_lists"] = new JsonArray([.. uris.Select(uri => JsonValue.Create(uri))]),
        }));

    private async Task<Lookup<PublishedBody>> FindAsync(
        AgencyId agency, Func<IReadOnlyList<ListKey>, PublishedBody> write, CancellationToken cancellationToken)
    {
        if (await issuers.FindAsync(agency, cancellationToken) is not { } issuer)
        {
            return new Lookup<PublishedBody>.Absent();
        }

        return (await chain.CurrentAsync(cancellationToken)).View switch
        {
            Lookup<RegistryView>.Found(var view) => new Lookup<PublishedBody>.Found(write(keys.Published(issuer, view))),
            Lookup<RegistryView>.Unavailable(var reason, var detail) =>
                new Lookup<PublishedBody>.Unavailable(reason, detail),
            _ => new Lookup<PublishedBody>.Absent(),
        };
    }

    private static PublishedBody Body(string mediaType, byte[] content) => PublishedBody.Of(
        mediaType, Base64Url.EncodeToString(Hashing.Sha256(content).AsSpan(0, TagBytes)), content);
}
