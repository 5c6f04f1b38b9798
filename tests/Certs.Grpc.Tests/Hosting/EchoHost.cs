using System.Net;
using Certs.Grpc.Tests.Protos;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>The echo service over a real Kestrel on a free port of 127.0.0.1, with a channel to it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestCounter _counter;

    private EchoHost(WebApplication app, RecordingLoggerProvider log, RequestCounter counter)
    {
        _app = app;
        _counter = counter;
        Log = log;
        Address = new Uri(app.Urls.First());
        Channel = GrpcChannel.ForAddress(Address);
        Client = new EchoService.EchoServiceClient(Channel);
    }

    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public EchoService.EchoServiceClient Client { get; }

    public EchoBehaviours Behaviours => _app.Services.GetRequiredService<EchoBehaviours>();

    public RecordingLoggerProvider Log { get; }

    /// <summary>How many requests are being handled.</summary>
    public int InFlight => _counter.InFlight;

    /// <summary>How many requests have begun to be handled.</summary>
    public int Started => _counter.Started;

    public IServiceProvider Services => _app.Services;

    public static async Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? routes = null,
        Action<ListenOptions>? listen = null,
        Action<KestrelServerOptions>? kestrel = null,
        bool listens = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        RecordingLoggerProvider log = new();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(server =>
        {
            kestrel?.Invoke(server);
            if (listens)
            {
                server.Listen(IPAddress.Loopback, 0, listen ?? (one => one.Protocols = HttpProtocols.Http2));
            }
        });
        builder.Services.AddGrpc(options ?? (_ => { }));
        builder.Services.AddSingleton<EchoBehaviours>();
        builder.Services.AddSingleton<EchoEndpoint>();
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        RequestCounter counter = new();
        app.Use(counter.CountAsync);
        app.MapGrpcService<EchoEndpoint>();
        routes?.Invoke(app);
        await app.StartAsync();
        return new EchoHost(app, log, counter);
    }

    /// <summary>How many calls the log says ended with a status other than OK.</summary>
    public int Ended(StatusCode code) => Log.Lines.Count(line => line.EventId == 4001
        && line.Text.Contains($"ended as {code}.", StringComparison.Ordinal));

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
