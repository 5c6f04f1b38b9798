using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>Reads numbers, times and binary values of bundles and trust files.</summary>
internal static class CanonicalElements
{
    /// <summary>Goes to the next element of an array that must have one.</summary>
    public static void Element(ref this CanonicalReader reader, string member)
    {
        if (!reader.NextElement())
        {
            throw reader.Refuse(FormatRule.MissingMember, member);
        }
    }

    /// <summary>Reads an integer within bounds, both included.</summary>
    public static long ReadNumber(
        ref this CanonicalReader reader, string member, long least, long most = DocumentLimits.LargestNumber)
    {
        long value = reader.ReadInteger();
        return value >= least && value <= most ? value : throw reader.Refuse(FormatRule.BadValue, member);
    }

    /// <summary>Reads a moment in seconds.</summary>
    public static DateTimeOffset ReadMoment(ref this CanonicalReader reader, string member) =>
        DateTimeOffset.FromUnixTimeSeconds(reader.ReadNumber(member, 1, DocumentLimits.UnixSeconds));

    /// <summary>Reads a period in seconds.</summary>
    public static TimeSpan ReadPeriod(ref this CanonicalReader reader, string member) =>
        TimeSpan.FromSeconds(reader.ReadNumber(member, 1, uint.MaxValue));

    /// <summary>Reads a text of bytes, of any length that its limits allow.</summary>
    public static byte[] ReadBinary(ref this CanonicalReader reader, string member) =>
        Base64UrlText.Decode(reader.ReadString()) ?? throw reader.Refuse(FormatRule.BadBase64Url, member);

    /// <summary>Reads the twenty bytes of an address.</summary>
    public static Address ReadAddress(ref this CanonicalReader reader, string member)
    {
        Span<byte> bytes = stackalloc byte[Address.Length];
        reader.ReadBytes(bytes, member);
        return new Address(bytes);
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public static bool ReadBoolean(ref this CanonicalReader reader, string member)
    {
        int start = reader.Position;
        reader.SkipWord(isNullAllowed: false);
        return reader.Since(start).SequenceEqual("true"u8);
    }

    /// <summary>The next element as an integer within bounds.</summary>
    public static long NumberElement(
        ref this CanonicalReader reader, string member, long least, long most = DocumentLimits.LargestNumber)
    {
        reader.Element(member);
        return reader.ReadNumber(member, least, most);
    }

    /// <summary>The next element as a moment.</summary>
    public static DateTimeOffset TimeElement(ref this CanonicalReader reader, string member)
    {
        reader.Element(member);
        return reader.ReadMoment(member);
    }

    /// <summary>The next element as a moment; null for 0.</summary>
    public static DateTimeOffset? TimeOrNullElement(ref this CanonicalReader reader, string member)
    {
        long seconds = reader.NumberElement(member, 0, DocumentLimits.UnixSeconds);
        return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    /// <summary>The next element as a hash.</summary>
    public static Hash32 HashElement(ref this CanonicalReader reader, string member)
    {
        reader.Element(member);
        return reader.ReadHash(member);
    }
}
