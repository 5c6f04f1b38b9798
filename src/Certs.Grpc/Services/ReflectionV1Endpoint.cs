using Grpc.Core;
using Grpc.Reflection.V1;

namespace Grpc.Reflection;

/// <summary>The service <c>grpc.reflection.v1.ServerReflection</c>.</summary>
internal sealed class ReflectionV1Endpoint(ReflectionAnswers answers) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        CancellationToken token = context.CancellationToken;
        await foreach (ServerReflectionRequest request in requestStream.ReadAllAsync(token))
        {
            await responseStream.WriteAsync(answers.Answer(request));
        }
    }
}
