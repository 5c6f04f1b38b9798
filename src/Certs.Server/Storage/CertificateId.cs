using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>
/// A certificate's place in this store: the agency in the upper, the position in the agency's series in the lower
/// 32 bits. Rows of an agency thus stand one after the other, and a batch is a range of them.
/// </summary>
internal readonly record struct CertificateId(long Value)
{
    /// <summary>The certificate at <paramref name="position"/>, from 0, of the agency's series.</summary>
    public static CertificateId Of(AgencyId agency, long position) =>
        position is >= 0 and <= uint.MaxValue
            ? new CertificateId(((long)agency.Number << 32) | position)
            : throw new ArgumentOutOfRangeException(nameof(position), position, "A series has 2^32 positions.");

    /// <summary>The agency that issued it.</summary>
    public AgencyId Agency => AgencyId.FromNumber((uint)(Value >> 32));

    /// <summary>Its position in the agency's series, from 0.</summary>
    public long Position => Value & uint.MaxValue;
}
