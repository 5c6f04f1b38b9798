using Certs.Grpc.Tests.Protos;
using Grpc.Core;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>Answers what it is asked; <see cref="EchoBehaviours"/> run what a test wants to happen.</summary>
internal sealed class EchoEndpoint(EchoBehaviours behaviours) : EchoService.EchoServiceBase
{
    /// <summary>Where a behaviour of a streaming call finds the stream of responses.</summary>
    public const string ResponseStream = "responses";

    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        await behaviours.RunAsync(request, context);
        return Answer(request, 0);
    }

    public override async Task<EchoResponse> Join(
        IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        List<string> texts = [];
        await foreach (EchoRequest request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await behaviours.RunAsync(request, context);
            texts.Add(request.Text);
        }

        return new EchoResponse { Text = string.Concat(texts), Index = texts.Count };
    }

    public override async Task Repeat(
        EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        for (int i = 0; i < request.Repeat; i++)
        {
            await responseStream.WriteAsync(Answer(request, i));
        }

        context.UserState[ResponseStream] = responseStream;
        await behaviours.RunAsync(request, context);
    }

    public override async Task Chat(
        IAsyncStreamReader<EchoRequest> requestStream,
        IServerStreamWriter<EchoResponse> responseStream,
        ServerCallContext context)
    {
        int index = 0;
        await foreach (EchoRequest request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await behaviours.RunAsync(request, context);
            await responseStream.WriteAsync(Answer(request, index++), context.CancellationToken);
        }
    }

    private static EchoResponse Answer(EchoRequest request, int index) =>
        new() { Text = request.Text, Index = index, Payload = request.Payload };
}
