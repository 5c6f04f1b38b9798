using System.Buffers;
using System.IO.Compression;
using System.Net;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>The body of a request with one message.</summary>
/// <remarks>The array is not pooled: a response can end while the handler still copies from it.</remarks>
internal sealed class SingleMessageContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _frame;

    private SingleMessageContent(ReadOnlyMemory<byte> frame) => _frame = frame;

    /// <summary>Serializes a message.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: it is larger than the limit.</exception>
    internal static SingleMessageContent Of<T>(
        Marshaller<T> marshaller, T message, int? limitBytes, CompressionLevel? compression)
        where T : class
    {
        ArrayBufferWriter<byte> output = new();
        new MessageWriter(output, isFramed: true, limitBytes).Write(marshaller, message, compression);
        return new SingleMessageContent(output.WrittenMemory);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(_frame, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _frame.Length;
        return true;
    }
}
