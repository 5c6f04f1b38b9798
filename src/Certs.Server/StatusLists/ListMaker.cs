using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.StatusLists;
using Certs.Core.Suites;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.StatusLists;

/// <summary>Makes a list and signs its forms. What it says follows from the chain, the secret and the moment alone.</summary>
internal sealed class ListMaker(ListSecrets secrets, ListKeys keys, IOptions<StatusListOptions> options)
{
    private const int TagBytes = 16;

    /// <summary>Makes it.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="opened">The list.</param>
    /// <param name="changes">What was ever changed in it; null: nothing.</param>
    /// <param name="view">The registries.</param>
    /// <param name="keyId">The key that signs.</param>
    /// <param name="asOf">The moment that it is to be as of.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    public async Task<PublishedList> MakeAsync(
        AgencyId agency, OpenedList opened, ListChanges? changes, RegistryView view, Hash32 keyId, DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        StatusList list = new();
        byte[] secret = secrets.Of(agency, opened.List);
        Decoys.Apply(list, EntryOrder.Of(secret), secret, opened.OpenedAt, asOf, options.Value.DecoysPerDay);
        changes?.Apply(list, view, agency, asOf);
        PublishedFacts facts = new(
            ListAddress.OfList(opened.Address, agency, opened.List), ListAddress.OfAgency(opened.Address, agency),
            ListAddress.Did(opened.Address, agency), keyId, asOf, view.Head.BlockNumber,
            asOf + options.Value.Lifetime, options.Value.TimeToLive);
        return new PublishedList(
            facts, await TokenAsync(facts, list, cancellationToken),
            await CredentialAsync(facts, list, StatusPurpose.Revocation, cancellationToken),
            await CredentialAsync(facts, list, StatusPurpose.Suspension, cancellationToken));
    }

    private async Task<PublishedBody> TokenAsync(
        PublishedFacts facts, StatusList list, CancellationToken cancellationToken)
    {
        string compressed = list.ToCompressed();
        byte[] input = StatusListToken.SigningInput(facts, compressed);
        byte[] signature = await keys.SignAsync(facts.KeyId, input, cancellationToken);
        return PublishedBody.Of(
            StatusListToken.MediaType, TagOf(facts, compressed), StatusListToken.Complete(input, signature));
    }

    private async Task<PublishedBody> CredentialAsync(
        PublishedFacts facts, StatusList list, StatusPurpose purpose, CancellationToken cancellationToken)
    {
        string encoded = list.ToBitstring(purpose);
        byte[] signature = await keys.SignAsync(
            facts.KeyId, BitstringCredential.SigningInput(facts, purpose, encoded), cancellationToken);
        return PublishedBody.Of(
            BitstringCredential.MediaType, TagOf(facts, encoded),
            BitstringCredential.Write(facts, purpose, encoded, signature));
    }

    // Without the block, which one replica may have read further than another.
    private static string TagOf(PublishedFacts facts, string content) =>
        Base64Url.EncodeToString(Hashing.Sha256(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.Uri} {facts.KeyId} {facts.AsOf.ToUnixTimeSeconds()} {facts.Expires.ToUnixTimeSeconds()} {content}")))
            .AsSpan(0, TagBytes));
}
