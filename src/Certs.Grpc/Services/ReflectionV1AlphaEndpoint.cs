using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Grpc.Reflection;

/// <summary>The service <c>grpc.reflection.v1alpha.ServerReflection</c>, whose messages are those of v1 byte
/// by byte.</summary>
internal sealed class ReflectionV1AlphaEndpoint(ReflectionAnswers answers)
    : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        CancellationToken token = context.CancellationToken;
        await foreach (ServerReflectionRequest request in requestStream.ReadAllAsync(token))
        {
            V1.ServerReflectionResponse answer =
                answers.Answer(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()));
        }
    }
}
