using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Grpc.Net.Client;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>The foreign servers, each started when first asked for, and channels of ours to them.</summary>
public sealed class ForeignServers : IAsyncLifetime
{
    private readonly TestCertificates _certificates = new();
    private readonly Dictionary<
        (ServerKind, Channel), (ForeignServer Server, GrpcChannel Channel)> _started = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("certs-interop-").FullName;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(InFolder("interop.binpb"), InteropDescriptors.Set().ToByteArray());
        await File.WriteAllTextAsync(InFolder("server.pem"), _certificates.Server.ExportCertificatePem());
        await File.WriteAllTextAsync(InFolder("server.key"), _certificates.ServerKeyPem);
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((ForeignServer server, GrpcChannel channel) in _started.Values)
        {
            channel.Dispose();
            await server.DisposeAsync();
        }

        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A channel to a server of the kind.</summary>
    public async Task<GrpcChannel> ChannelAsync(ServerKind kind, Channel channel)
    {
        if (!_started.TryGetValue((kind, channel), out (ForeignServer Server, GrpcChannel Channel) there))
        {
            ForeignServer server = await ForeignServer.StartAsync(await CommandAsync(kind, channel));
            there = (server, Connect(server.Port, channel));
            _started.Add((kind, channel), there);
        }

        return there.Channel;
    }

    private static async Task<(string Program, string Script)> ProgramAsync(ServerKind kind) => kind switch
    {
        ServerKind.GrpcJs => (await ForeignTools.NodeAsync("@grpc/grpc-js"), "grpc_js_server.cjs"),
        ServerKind.Python => (await ForeignTools.PythonAsync(), "python_grpcio_server.py"),
    };

    private async Task<ForeignCommand> CommandAsync(ServerKind kind, Channel channel)
    {
        (string program, string script) = await ProgramAsync(kind);
        ForeignCommand command = new(
            program, TestFolders.Script(script), "--descriptors", InFolder("interop.binpb"));
        return channel == Channel.Tls
            ? command.With("--key", InFolder("server.key"), "--certificate", InFolder("server.pem"))
            : command;
    }

    private GrpcChannel Connect(int port, Channel channel)
    {
        if (channel != Channel.Tls)
        {
            return GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        }

        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(_certificates.Authority);
        SslClientAuthenticationOptions tls = new() { CertificateChainPolicy = policy };
        GrpcChannelOptions options = new() { HttpHandler = new SocketsHttpHandler { SslOptions = tls } };
        return GrpcChannel.ForAddress($"https://127.0.0.1:{port}", options);
    }

    private string InFolder(string file) => Path.Combine(_folder, file);
}
