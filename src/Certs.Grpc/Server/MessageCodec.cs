using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>Both forms of one message type: protobuf, and JSON where the type allows it.</summary>
internal sealed class MessageCodec<T>(Marshaller<T> proto, TypeRegistry jsonTypes)
    where T : class
{
    private readonly Marshaller<T>? _json = JsonMarshaller.TryCreate<T>(jsonTypes);

    /// <summary>The marshaller for a protocol.</summary>
    /// <exception cref="RpcException">UNIMPLEMENTED: the type has no JSON form.</exception>
    internal Marshaller<T> For(ServerProtocol protocol) => !protocol.IsJson
        ? proto
        : _json ?? throw new RpcException(
            new Status(StatusCode.Unimplemented, "This method has no JSON form."));
}
