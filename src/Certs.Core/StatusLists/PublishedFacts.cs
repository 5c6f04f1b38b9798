namespace Certs.Core.StatusLists;

/// <summary>What a list says of itself in each of its forms.</summary>
/// <param name="Uri">The list's address, as certificates name it.</param>
/// <param name="Agency">The address of all lists of the agency.</param>
/// <param name="Did">The agency as the signer of the W3C's form: <c>did:web:…</c>.</param>
/// <param name="KeyId">SHA-256 of the SPKI of the agency's ES256 key that signs the list.</param>
/// <param name="AsOf">The moment that the list is as of: block time, whole seconds.</param>
/// <param name="Block">The block that the list was read at.</param>
/// <param name="Expires">The first moment at which the list says nothing any more.</param>
/// <param name="TimeToLive">For how long a copy may be used before a newer one is fetched; whole seconds.</param>
public sealed record PublishedFacts(
    string Uri, string Agency, string Did, Hash32 KeyId, DateTimeOffset AsOf, long Block, DateTimeOffset Expires,
    TimeSpan TimeToLive);
