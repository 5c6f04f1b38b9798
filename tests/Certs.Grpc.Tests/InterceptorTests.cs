using System.Collections.Concurrent;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class InterceptorTests
{
    [Fact]
    public async Task Interceptors_of_the_server_stand_before_every_kind_of_call_in_their_order()
    {
        ConcurrentQueue<string> passed = new();
        await using EchoHost host = await EchoHost.StartAsync(
            options =>
            {
                options.Interceptors.Add<Recorder>("outer");
                options.Interceptors.Add<Recorder>("inner");
            },
            services => services.AddSingleton(passed));

        await host.Client.EchoAsync(new EchoRequest());
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> join = host.Client.Join();
        await join.RequestStream.CompleteAsync();
        await join;
        using AsyncServerStreamingCall<EchoResponse> repeat = host.Client.Repeat(new EchoRequest());
        Assert.False(await repeat.ResponseStream.MoveNext());
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> chat = host.Client.Chat();
        await chat.RequestStream.CompleteAsync();
        Assert.False(await chat.ResponseStream.MoveNext());

        Assert.Equal(
            ["outer Echo", "inner Echo", "outer Join", "inner Join",
                "outer Repeat", "inner Repeat", "outer Chat", "inner Chat"],
            passed);
    }

    [Fact]
    public async Task An_interceptor_of_the_client_changes_what_is_sent()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        string? seen = null;
        host.Behaviours["look"] = (_, call) =>
        {
            seen = call.RequestHeaders.GetValue("x-added");
            return Task.CompletedTask;
        };
        CallInvoker invoker = host.Channel.CreateCallInvoker().Intercept(headers =>
        {
            headers.Add("x-added", "yes");
            return headers;
        });

        await new EchoService.EchoServiceClient(invoker).EchoAsync(new EchoRequest { Behaviour = "look" });

        Assert.Equal("yes", seen);
    }

    private sealed class Recorder(ConcurrentQueue<string> passed, string name) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Pass(context);
            return continuation(request, context);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Pass(context);
            return continuation(requestStream, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Pass(context);
            return continuation(request, responseStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Pass(context);
            return continuation(requestStream, responseStream, context);
        }

        private void Pass(ServerCallContext call) => passed.Enqueue($"{name} {call.Method.Split('/')[^1]}");
    }
}
