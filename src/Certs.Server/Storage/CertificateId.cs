using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>
/// A place in this store: the series in the upper, the position in it in the lower 32 bits. An agency has one series of
/// certificates and one of bridge statements. Rows of a series thus stand one after the other, and a batch is a range of
/// them.
/// </summary>
internal readonly record struct CertificateId(long Value)
{
    // Provinces have two digits, so bit 30 of an agency's number is free: it marks the series of its statements.
    private const uint StatementBit = 1u << 30;

    /// <summary>The place at <paramref name="position"/>, from 0, of one of the agency's series.</summary>
    public static CertificateId Of(AgencyId agency, long position, LeafKind kind = LeafKind.Certificates) =>
        OfSeries(agency.Number | (kind == LeafKind.Statements ? StatementBit : 0), position);

    /// <summary>The place at <paramref name="position"/>, from 0, of the series with a number.</summary>
    public static CertificateId OfSeries(uint series, long position) =>
        position is >= 0 and <= uint.MaxValue
            ? new CertificateId(((long)series << 32) | position)
            : throw new ArgumentOutOfRangeException(nameof(position), position, "A series has 2^32 positions.");

    /// <summary>The number of the series, as the column <c>agency</c> of <c>series</c> and <c>batches</c> holds it.</summary>
    public uint Series => (uint)(Value >> 32);

    /// <summary>What stands there.</summary>
    public LeafKind Kind => (Series & StatementBit) == 0 ? LeafKind.Certificates : LeafKind.Statements;

    /// <summary>The agency that issued it.</summary>
    public AgencyId Agency => AgencyId.FromNumber(Series & ~StatementBit);

    /// <summary>Its position in the series, from 0.</summary>
    public long Position => Value & uint.MaxValue;
}
