using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>Who may sign trust files, and how many of them must.</summary>
/// <param name="Threshold">At least 1, at most as many as there are signers.</param>
/// <param name="Signers">Ascending by province, none twice.</param>
public sealed record TrustRoot(int Threshold, IReadOnlyList<TrustSigner> Signers)
{
    /// <summary>A province's account; null: it is no signer.</summary>
    public Address? AccountOf(ushort province) =>
        Signers.FirstOrDefault(signer => signer.Province == province)?.Account;

    /// <summary>
    /// More than half. A consortium that stands has fewer than a third of liars, so there are honest ones among them, and a
    /// third may be away.
    /// </summary>
    /// <param name="members">How many members there are, 1 or more.</param>
    public static int MoreThanHalfOf(int members) => (members / 2) + 1;

    /// <inheritdoc />
    public bool Equals(TrustRoot? other) =>
        other is not null && Threshold == other.Threshold && Signers.SequenceEqual(other.Signers);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Threshold, Signers.Count);
}
