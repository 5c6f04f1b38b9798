using System.Net;
using Google.Protobuf;
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
        _server = builder.Build();
        _server.MapGrpcService<InteropService>();
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

        // In the order of Listen.
        Channel[] channels = [Channel.Plaintext, Channel.Tls, Channel.Http1];
        foreach ((Channel channel, string address) in channels.Zip(_server.Urls))
        {
            _addresses.Add(channel, new Uri(address));
        }
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
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(_certificates.Server);
        });
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
