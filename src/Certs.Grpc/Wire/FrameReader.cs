using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Cuts a byte stream into messages: a flag byte, a length of four bytes, the message.</summary>
/// <remarks>Source: gRPC over HTTP/2, "Length-Prefixed-Message". Nothing is allocated from the length: the
/// pipe holds what has come, and the limit is checked before it is awaited.</remarks>
/// <param name="input">The stream.</param>
/// <param name="limitBytes">The largest message, expanded; null for no limit.</param>
/// <param name="encoding">How messages with the compressed flag are compressed.</param>
/// <param name="malformed">The status of bytes that are not a message.</param>
/// <param name="token">Gives the waiting up.</param>
internal sealed class FrameReader(
    PipeReader input,
    int? limitBytes,
    MessageEncoding encoding,
    StatusCode malformed,
    CancellationToken token = default)
{
    internal const int PrefixBytes = 5;
    private const byte CompressedFlag = 1;
    private readonly PayloadReader _payloadReader = new();

    /// <summary>Whether the stream was read to its end.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>Waits for the next message; null at the end of the stream.</summary>
    /// <exception cref="RpcException">The stream breaks a rule; it must not be read on.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    internal async ValueTask<T?> ReadAsync<T>(Marshaller<T> marshaller)
        where T : class
    {
        while (true)
        {
            ReadResult result = await input.ReadAsync(token);
            ReadOnlySequence<byte> buffer = result.Buffer;
            try
            {
                if (TryCut(buffer, out byte flag, out ReadOnlySequence<byte> payload))
                {
                    T message = Decode(marshaller, flag, payload);
                    input.AdvanceTo(payload.End);
                    return message;
                }
            }
            catch (RpcException)
            {
                // A read left open makes Kestrel drop an HTTP/1.1 connection that it calls reusable.
                input.AdvanceTo(buffer.End);
                throw;
            }

            if (result.IsCompleted)
            {
                IsAtEnd = true;
                bool isEmpty = buffer.IsEmpty;
                input.AdvanceTo(buffer.End);
                return isEmpty ? null : throw FrameErrors.Incomplete();
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException();
            }
        }
    }

    /// <summary>Reads the only message of a stream, to the stream's end.</summary>
    /// <exception cref="RpcException">There is none, more than one, or a broken one.</exception>
    internal async ValueTask<T> ReadSingleAsync<T>(Marshaller<T> marshaller)
        where T : class
    {
        T message = await ReadAsync(marshaller) ?? throw FrameErrors.NoMessage();
        while (true)
        {
            ReadResult result = await input.ReadAsync(token);
            bool isEmpty = result.Buffer.IsEmpty;
            input.AdvanceTo(result.Buffer.End);
            if (!isEmpty)
            {
                throw FrameErrors.MoreThanOneMessage();
            }

            if (result.IsCompleted)
            {
                IsAtEnd = true;
                return message;
            }

            if (result.IsCanceled)
            {
                throw new OperationCanceledException();
            }
        }
    }

    /// <summary>Whether the message read last came compressed: the flag of its frame, not the
    /// header.</summary>
    internal bool WasCompressed { get; private set; }

    private bool TryCut(ReadOnlySequence<byte> buffer, out byte flag, out ReadOnlySequence<byte> payload)
    {
        flag = 0;
        payload = default;
        if (buffer.Length < PrefixBytes)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[PrefixBytes];
        buffer.Slice(0, PrefixBytes).CopyTo(prefix);
        flag = prefix[0];
        uint length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        Check(flag, length);
        if (buffer.Length - PrefixBytes < length)
        {
            return false;
        }

        payload = buffer.Slice(PrefixBytes, length);
        return true;
    }

    private void Check(byte flag, uint length)
    {
        if (flag > CompressedFlag)
        {
            throw FrameErrors.BadFlag(flag);
        }

        if (flag == CompressedFlag && encoding == MessageEncoding.Identity)
        {
            throw FrameErrors.FlagWithoutEncoding();
        }

        // The length is unsigned: it is compared before it is made an int.
        int limit = limitBytes ?? int.MaxValue;
        if (length > (uint)limit)
        {
            throw FrameErrors.TooLarge(limit);
        }
    }

    private T Decode<T>(Marshaller<T> marshaller, byte flag, ReadOnlySequence<byte> payload)
    {
        WasCompressed = flag == CompressedFlag;
        if (!WasCompressed)
        {
            return _payloadReader.Read(marshaller, payload, malformed);
        }

        using PooledBuffer expanded = GzipCodec.Expand(payload, limitBytes);
        return _payloadReader.Read(marshaller, new ReadOnlySequence<byte>(expanded.Written), malformed);
    }
}
