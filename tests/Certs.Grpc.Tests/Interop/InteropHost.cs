using System.Net;
using Google.Protobuf;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>The interop test service on loopback, with the files that the foreign clients read.</summary>
public sealed class InteropHost : IAsyncLifetime
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly TestCertificates _certificates = new();
    private readonly WebApplication _server;
    private readonly Dictionary<Channel, Uri> _addresses = [];

    public InteropHost()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Listen);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Log);
        builder.Services.AddGrpc();
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton<HealthServiceImpl>();
        _server = builder.Build();
        _server.MapGrpcService<InteropService>();
        _server.MapGrpcService<HealthServiceImpl>();
        _server.MapGrpcReflectionService();
        TokenIssuer.Map(_server);
    }

    /// <summary>A folder of this server's own, gone with it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("certs-interop-").FullName;

    /// <summary>The certificate to trust, in PEM.</summary>
    public string AuthorityFile => Path.Combine(Folder, "ca.pem");

    /// <summary>The test service as a <c>FileDescriptorSet</c>, dependencies first.</summary>
    public string DescriptorsFile => Path.Combine(Folder, "interop.binpb");

    /// <summary>A key file for Google's credentials library.</summary>
    public string ServiceAccountKeyFile => Path.Combine(Folder, "service-account.json");

    internal InteropLog Log { get; } = new();

    /// <summary>Where the server listens for a kind of client.</summary>
    public Uri Address(Channel channel) => _addresses[channel];

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(AuthorityFile, _certificates.AuthorityPem);
        await File.WriteAllTextAsync(ServiceAccountKeyFile, TokenIssuer.ServiceAccountKey());
        await File.WriteAllBytesAsync(DescriptorsFile, InteropDescriptors.Set().ToByteArray());
        await _server.StartAsync();

        _server.Services.GetRequiredService<HealthServiceImpl>().SetStatus(
            "", HealthCheckResponse.Types.ServingStatus.Serving);
        _addresses[Channel.Tls] = new Uri(_server.Urls.Single(url => url.StartsWith("https:", Ordinal)));
        Uri plaintext = new(_server.Urls.Single(url => url.StartsWith("http://127.0.0.1:", Ordinal)));
        _addresses[Channel.Plaintext] = plaintext;
        _addresses[Channel.Http1] = plaintext;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificates.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The command, told to trust the server's authority when it calls over TLS.</summary>
    internal ForeignCommand Trusting(ForeignCommand client, Channel channel) =>
        channel == Channel.Tls ? client.With("--ca", AuthorityFile) : client;

    private void Listen(KestrelServerOptions options)
    {
        options.UseGrpcLimits();
        options.ListenHttp1AndH2c(IPAddress.Loopback, 0);
        options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(_certificates.Server);
        });
    }
}
