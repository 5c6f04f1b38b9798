using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Compresses and expands single messages with gzip (RFC 1952).</summary>
internal static class GzipCodec
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>Compresses a message; the caller disposes of the result.</summary>
    internal static PooledBuffer Compress(ReadOnlySpan<byte> message, CompressionLevel level)
    {
        PooledBuffer result = new(message.Length / 2);
        using GZipStream gzip = new(result, level, leaveOpen: true);
        gzip.Write(message);
        return result;
    }

    /// <summary>Expands a message; the caller disposes of the result.</summary>
    /// <param name="message">The compressed bytes.</param>
    /// <param name="limitBytes">The largest result; null for no limit. Checked while expanding, so that a
    /// small message cannot fill the memory.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED above the limit, INTERNAL when it is not
    /// gzip.</exception>
    internal static PooledBuffer Expand(ReadOnlySequence<byte> message, int? limitBytes)
    {
        PooledBuffer result = new(ChunkBytes);
        try
        {
            using MemoryStream source = Open(message);
            using GZipStream gzip = new(source, CompressionMode.Decompress);
            int count;
            while ((count = gzip.Read(result.GetSpan(ChunkBytes))) > 0)
            {
                result.Advance(count);
                if (limitBytes is { } limit && result.Length > limit)
                {
                    throw FrameErrors.TooLarge(limit);
                }
            }

            return EndsWithLength(message, result.Length) ? result : throw new InvalidDataException();
        }
        catch (InvalidDataException error)
        {
            result.Dispose();
            throw new RpcException(
                new Status(StatusCode.Internal, "The message is not correct gzip.", error));
        }
        catch (RpcException)
        {
            result.Dispose();
            throw;
        }
    }

    // A stream over PipeReader.Create throws ArgumentOutOfRangeException when it is read on behind an end that
    // lies between two segments, which broken gzip makes the decoder do.
    private static MemoryStream Open(ReadOnlySequence<byte> message) =>
        message.IsSingleSegment && MemoryMarshal.TryGetArray(message.First, out ArraySegment<byte> bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(message.ToArray(), writable: false);

    // The stream does not notice an end that is cut off. The last four bytes are the length of what was
    // compressed (RFC 1952 §2.3.1, ISIZE); a message is one member, so it is the whole length.
    private static bool EndsWithLength(ReadOnlySequence<byte> message, long length)
    {
        const int Bytes = 4;
        if (message.Length < Bytes)
        {
            return false;
        }

        Span<byte> end = stackalloc byte[Bytes];
        message.Slice(message.Length - Bytes).CopyTo(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == length;
    }
}
