using Certs.Core.StatusLists;

namespace Certs.Server.StatusLists;

/// <summary>A list in all its forms, signed.</summary>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Token">The IETF's form.</param>
/// <param name="Revocation">The W3C's form, what has ended.</param>
/// <param name="Suspension">The W3C's form, what is on hold.</param>
internal sealed record PublishedList(
    PublishedFacts Facts, PublishedBody Token, PublishedBody Revocation, PublishedBody Suspension);
