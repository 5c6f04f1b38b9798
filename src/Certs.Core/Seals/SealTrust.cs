using System.Globalization;
using System.Text;
using Certs.Core.Suites;

namespace Certs.Core.Seals;

/// <summary>Which seal makers a verifier trusts, and for which times. Nobody unless told so.</summary>
/// <remarks>
/// The one place that says so: part of the verification policy, and of its digest, so that a report can be
/// replayed. A list that a province keeps on the chain would be turned into this.
/// </remarks>
public sealed class SealTrust
{
    /// <summary>Trusts the given makers. The same certificate may have several periods.</summary>
    /// <param name="makers">The makers in any order.</param>
    public SealTrust(IEnumerable<TrustedMaker> makers)
    {
        ArgumentNullException.ThrowIfNull(makers);
        Makers =
        [
            .. makers.OrderBy(maker => maker.Certificate.ToString(), StringComparer.Ordinal)
                .ThenBy(maker => maker.From),
        ];
    }

    /// <summary>Trusts nobody.</summary>
    public static SealTrust None { get; } = new([]);

    /// <summary>The makers, in the order of their certificates and periods.</summary>
    public IReadOnlyList<TrustedMaker> Makers { get; }

    /// <summary>
    /// SHA-256 of one line a maker, <c>certificate from until</c>, seconds since 1970, without end <c>-</c>.
    /// </summary>
    public Hash32 ComputeDigest()
    {
        StringBuilder lines = new("certs/seal-trust/1\n");
        foreach (TrustedMaker maker in Makers)
        {
            string until = maker.Until is { } end
                ? end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                : "-";
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{maker.Certificate} {maker.From.ToUnixTimeSeconds()} {until}\n");
        }

        return new Hash32(Hashing.Sha256(Encoding.ASCII.GetBytes(lines.ToString())));
    }

    /// <summary>Whether a maker is trusted with seals that are applied at a moment.</summary>
    /// <param name="certificate">The DER of the maker's certificate.</param>
    /// <param name="sealedAt">The moment; null: not known, then any period of the maker will do.</param>
    public bool Covers(ReadOnlySpan<byte> certificate, DateTimeOffset? sealedAt)
    {
        Hash32 digest = new(Hashing.Sha256(certificate));
        return Makers.Any(maker => maker.Certificate == digest
            && (sealedAt is not { } moment || maker.CoversAt(moment)));
    }
}
