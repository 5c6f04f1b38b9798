using System.Formats.Asn1;

namespace Certs.Core.Seals;

/// <summary>The <c>timeInfo</c> of the first generation, which "is a time stamp or a UTCTIME".</summary>
internal static class SealTime
{
    /// <summary>
    /// The time, when the content is the DER of a UTCTime or GeneralizedTime; null: something else, for
    /// example a time stamp token.
    /// </summary>
    public static DateTimeOffset? FindIn(ReadOnlyMemory<byte> content)
    {
        try
        {
            AsnReader reader = new(content, AsnEncodingRules.DER);
            DateTimeOffset time = reader.Time();
            return reader.HasData ? null : time;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
