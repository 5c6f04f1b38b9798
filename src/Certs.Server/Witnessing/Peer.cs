using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Certs.Api.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Certs.Server.Witnessing;

/// <summary>Calls another province's service. It needs no certificate of ours: who may sign is on the chain.</summary>
internal sealed class Peer(PeerOptions options, TimeSpan limit)
{
    /// <summary>Asks for its own reading of a block and facts, signed.</summary>
    /// <returns>The answer; null: it could not be had, and why.</returns>
    public async Task<(CoSignResponse? Answer, string? Trouble)> CoSignAsync(
        CoSignRequest request, CancellationToken cancellationToken)
    {
        try
        {
            (Uri address, string authority) = Find();
            using X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(authority);
            using GrpcChannel channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler
                {
                    SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = OnlyTrust(root) },
                },
                DisposeHttpClient = true,
            });
            WitnessService.WitnessServiceClient client = new(channel);
            CoSignResponse answer = await client.CoSignAsync(
                request, deadline: DateTime.UtcNow + limit, cancellationToken: cancellationToken);
            return (answer, null);
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{refused.StatusCode}: {refused.Status.Detail}");
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or CryptographicException or ArgumentException or FormatException)
        {
            return (null, missing.Message);
        }
    }

    // A service on this machine tells where it listens; it may have been started again since.
    private (Uri Address, string Authority) Find()
    {
        if (options.Folder is not { } folder)
        {
            return (options.Address!, options.Authority!);
        }

        using JsonDocument service = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "service.json")));
        string shared = service.RootElement.GetProperty("shared").GetString() ?? folder;
        return (
            new Uri(service.RootElement.GetProperty("tls").GetString()!), Path.Combine(shared, "tls", "ca.crt"));
    }

    private static X509ChainPolicy OnlyTrust(X509Certificate2 root)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(root);
        return policy;
    }
}
