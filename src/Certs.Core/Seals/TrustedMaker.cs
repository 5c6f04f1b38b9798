namespace Certs.Core.Seals;

/// <summary>A seal maker that a verifier trusts.</summary>
/// <param name="Certificate">
/// SHA-256 of the DER of the maker's certificate, which is what <c>openssl x509 -fingerprint -sha256</c>
/// shows.
/// </param>
/// <param name="From">From when seals that it made may be applied; included.</param>
/// <param name="Until">Until when; excluded. Null: without end.</param>
public sealed record TrustedMaker(Hash32 Certificate, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Whether a seal of this maker may be applied at a moment.</summary>
    public bool CoversAt(DateTimeOffset moment) => From <= moment && !(Until <= moment);
}
