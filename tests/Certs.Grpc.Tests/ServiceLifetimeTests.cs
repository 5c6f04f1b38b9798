using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class ServiceLifetimeTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton, 1, 0)]
    [InlineData(ServiceLifetime.Scoped, 3, 3)]
    [InlineData(ServiceLifetime.Transient, 3, 3)]
    [InlineData(null, 3, 3)]
    public async Task A_service_lives_as_long_as_it_is_registered_to(
        ServiceLifetime? lifetime, int made, int disposed)
    {
        Counts counts = new();
        await using WebApplication app = await StartAsync(counts, lifetime);
        using GrpcChannel channel = GrpcChannel.ForAddress(app.Urls.First());
        EchoService.EchoServiceClient client = new(channel);

        for (int i = 0; i < 3; i++)
        {
            await client.EchoAsync(new EchoRequest());
        }

        await Eventually.HoldsAsync(() => counts.Disposed == disposed, "the instances are disposed of");
        Assert.Equal(made, counts.Made);
    }

    [Fact]
    public async Task All_kinds_of_calls_work_on_an_instance_per_call()
    {
        await using WebApplication app = await StartAsync(new Counts(), null);
        using GrpcChannel channel = GrpcChannel.ForAddress(app.Urls.First());
        EchoService.EchoServiceClient client = new(channel);

        using AsyncClientStreamingCall<EchoRequest, EchoResponse> join = client.Join();
        await join.RequestStream.CompleteAsync();
        using AsyncServerStreamingCall<EchoResponse> repeat = client.Repeat(new EchoRequest());
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> chat = client.Chat();
        await chat.RequestStream.CompleteAsync();

        Assert.Equal("joined", (await join).Text);
        Assert.True(await repeat.ResponseStream.MoveNext());
        Assert.True(await chat.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Every_method_shows_on_its_endpoint_with_the_attributes_of_its_code()
    {
        await using WebApplication app = await StartAsync(new Counts(), null);

        IReadOnlyList<Endpoint> endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Dictionary<string, string?> rules = endpoints
            .Where(one => one.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
            .ToDictionary(
                one => one.Metadata.GetMetadata<GrpcMethodMetadata>()!.Method.Name,
                one => one.Metadata.GetMetadata<RuleAttribute>()?.Text);

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Echo"] = "method", ["Join"] = "class", ["Repeat"] = "class", ["Chat"] = "class",
            },
            rules);
    }

    private static async Task<WebApplication> StartAsync(Counts counts, ServiceLifetime? lifetime)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(server => server.Listen(
            System.Net.IPAddress.Loopback,
            0,
            listen => listen.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(counts);
        if (lifetime is { } known)
        {
            builder.Services.Add(
                new ServiceDescriptor(typeof(CountedEndpoint), typeof(CountedEndpoint), known));
        }

        WebApplication app = builder.Build();
        app.MapGrpcService<CountedEndpoint>();
        await app.StartAsync();
        return app;
    }

    private sealed class Counts
    {
        private int _made;
        private int _disposed;

        public int Made => Volatile.Read(ref _made);

        public int Disposed => Volatile.Read(ref _disposed);

        public void CountMade() => Interlocked.Increment(ref _made);

        public void CountDisposed() => Interlocked.Increment(ref _disposed);
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    private sealed class RuleAttribute(string text) : Attribute
    {
        public string Text { get; } = text;
    }

    [Rule("class")]
    private sealed class CountedEndpoint : EchoService.EchoServiceBase, IDisposable
    {
        private readonly Counts _counts;

        public CountedEndpoint(Counts counts)
        {
            _counts = counts;
            counts.CountMade();
        }

        [Rule("method")]
        public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
            Task.FromResult(new EchoResponse());

        public override async Task<EchoResponse> Join(
            IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
        {
            Assert.False(await requestStream.MoveNext());
            return new EchoResponse { Text = "joined" };
        }

        public override Task Repeat(
            EchoRequest request,
            IServerStreamWriter<EchoResponse> responseStream,
            ServerCallContext context) =>
            responseStream.WriteAsync(new EchoResponse());

        public override Task Chat(
            IAsyncStreamReader<EchoRequest> requestStream,
            IServerStreamWriter<EchoResponse> responseStream,
            ServerCallContext context) => responseStream.WriteAsync(new EchoResponse());

        public void Dispose() => _counts.CountDisposed();
    }
}
