using System.Buffers.Binary;
using System.Buffers.Text;
using Certs.Core.Registry;
using Certs.Server.Refusals;

namespace Certs.Server.Watching;

/// <summary>
/// A place among all changes as callers keep it. Holds no secret, grants nothing, and is the same at every replica.
/// </summary>
internal static class StatusCursor
{
    private const byte Version = 1;
    private const int Length = 1 + sizeof(long) + sizeof(int) + sizeof(ulong);

    /// <summary>Writes a place.</summary>
    public static string Write(StatusPosition place)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], place.BlockNumber);
        BinaryPrimitives.WriteInt32BigEndian(bytes[9..], place.LogIndex);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[13..], place.Mark);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a place.</summary>
    /// <exception cref="RefusedException">Not one of ours.</exception>
    public static StatusPosition Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (cursor.Length == Base64Url.GetEncodedLength(Length)
            && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out int written)
            && written == Length
            && bytes[0] == Version
            && BinaryPrimitives.ReadInt64BigEndian(bytes[1..]) is >= 0 and long block
            && BinaryPrimitives.ReadInt32BigEndian(bytes[9..]) is >= 0 and int logIndex)
        {
            return new StatusPosition(block, logIndex, BinaryPrimitives.ReadUInt64BigEndian(bytes[13..]));
        }

        throw new RefusedException(RefusalReason.CursorInvalid, "cursor", "One that a stream of changes gave.");
    }
}
