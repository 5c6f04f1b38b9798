using System.Buffers.Binary;
using System.Buffers.Text;
using Certs.Core;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>
/// Where a list goes on: below a position, in the list of one agency and stage. Holds no secret and grants nothing; the
/// agency in it only notices that a token is used with another list.
/// </summary>
internal static class PageToken
{
    /// <summary>Before every position: the beginning of a list.</summary>
    public const long Beginning = 1L << 32;

    private const byte Version = 1;
    private const int Length = 14;

    /// <summary>Writes the place after the certificate at <paramref name="position"/>.</summary>
    public static string Write(AgencyId agency, AnchorStage? stage, long position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        bytes[1] = (byte)(stage ?? 0);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], agency.Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[6..], position);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a place; the empty text is <see cref="Beginning"/>.</summary>
    /// <exception cref="RefusedException">Not one of ours, or of another list.</exception>
    public static long Read(string token, AgencyId agency, AnchorStage? stage)
    {
        if (token.Length == 0)
        {
            return Beginning;
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (token.Length == Base64Url.GetEncodedLength(Length)
            && Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out int written)
            && written == Length
            && bytes[0] == Version
            && bytes[1] == (byte)(stage ?? 0)
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]) == agency.Number
            && BinaryPrimitives.ReadInt64BigEndian(bytes[6..]) is >= 0 and < Beginning and long position)
        {
            return position;
        }

        throw new RefusedException(RefusalReason.PageTokenInvalid, "page_token", "One that this list gave.");
    }
}
