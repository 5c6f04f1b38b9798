using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Writes messages with their prefix. Used again for every message of a call.</summary>
/// <remarks>A serializer that says its length first writes straight into <paramref name="output"/>;
/// everything else goes through a pooled buffer.</remarks>
/// <param name="output">Where the bytes go.</param>
/// <param name="isFramed">Whether a message has the five-byte prefix.</param>
/// <param name="limitBytes">The largest message, before compression; null for no limit.</param>
internal sealed class MessageWriter(IBufferWriter<byte> output, bool isFramed, int? limitBytes)
    : SerializationContext, IBufferWriter<byte>
{
    private CompressionLevel? _compression;
    private PooledBuffer? _held;
    private long _declared;
    private long _written;
    private bool _isComplete;

    /// <summary>Whether a direct write stopped between its prefix and its end: the stream is of no use
    /// then.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Writes one message.</summary>
    /// <param name="marshaller">Serializes it.</param>
    /// <param name="message">The message.</param>
    /// <param name="compression">How hard to compress; null for not at all.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: it is too large. Nothing was written.</exception>
    internal void Write<T>(Marshaller<T> marshaller, T message, CompressionLevel? compression)
    {
        ArgumentNullException.ThrowIfNull(message);
        _compression = compression;
        _declared = -1;
        _written = 0;
        _isComplete = false;
        try
        {
            marshaller.ContextualSerializer(message, this);
            if (!_isComplete)
            {
                throw new InvalidOperationException("The serializer did not complete the message.");
            }
        }
        finally
        {
            _held?.Dispose();
            _held = null;
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckLimit(payloadLength);
        if (_compression is not null || _declared >= 0)
        {
            return;
        }

        _declared = payloadLength;
        IsBroken = true;
        WritePrefix(0, payloadLength);
    }

    public override IBufferWriter<byte> GetBufferWriter() => this;

    public override void Complete(byte[] payload)
    {
        this.Write(payload);
        Complete();
    }

    public override void Complete()
    {
        if (_declared >= 0)
        {
            IsBroken = _written != _declared;
            _isComplete = !IsBroken;
            return;
        }

        ReadOnlyMemory<byte> message = _held?.Written ?? default;
        CheckLimit(message.Length);
        Emit(message.Span);
        _isComplete = true;
    }

    public void Advance(int count)
    {
        _written += count;
        (_declared >= 0 ? output : Held()).Advance(count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => (_declared >= 0 ? output : Held()).GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => (_declared >= 0 ? output : Held()).GetSpan(sizeHint);

    private void Emit(ReadOnlySpan<byte> message)
    {
        if (_compression is not { } level)
        {
            WritePrefix(0, message.Length);
            output.Write(message);
            return;
        }

        using PooledBuffer compressed = GzipCodec.Compress(message, level);
        WritePrefix(1, compressed.Written.Length);
        output.Write(compressed.Written.Span);
    }

    private void WritePrefix(byte flag, int length)
    {
        if (!isFramed)
        {
            return;
        }

        Span<byte> prefix = output.GetSpan(FrameReader.PrefixBytes);
        prefix[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)length);
        output.Advance(FrameReader.PrefixBytes);
    }

    private void CheckLimit(int length)
    {
        if (limitBytes is { } limit && length > limit)
        {
            throw FrameErrors.TooLargeToSend(limit);
        }
    }

    private PooledBuffer Held() => _held ??= new PooledBuffer();
}
