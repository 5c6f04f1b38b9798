using System.Buffers;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Gives a deserializer the bytes of one message where they lie. Used again for every
/// message.</summary>
internal sealed class PayloadReader : DeserializationContext
{
    private ReadOnlySequence<byte> _payload;

    public override int PayloadLength => (int)_payload.Length;

    public override byte[] PayloadAsNewBuffer() => _payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => _payload;

    /// <summary>Reads a message out of its bytes.</summary>
    /// <exception cref="RpcException"><paramref name="malformed"/>, when the bytes are not such a
    /// message.</exception>
    internal T Read<T>(Marshaller<T> marshaller, ReadOnlySequence<byte> payload, StatusCode malformed)
    {
        _payload = payload;
        try
        {
            return marshaller.ContextualDeserializer(this)
                ?? throw new RpcException(new Status(StatusCode.Internal, "The deserializer made nothing."));
        }
        catch (Google.Protobuf.InvalidProtocolBufferException error)
        {
            throw Malformed(malformed, error);
        }
        catch (IndexOutOfRangeException error)
        {
            // What Google.Protobuf 3 throws for a tag that is cut off at the end of a nested message.
            throw Malformed(malformed, error);
        }
        finally
        {
            _payload = default;
        }
    }

    private static RpcException Malformed(StatusCode code, Exception error) =>
        new(new Status(code, "The message is not correct protobuf.", error));
}
