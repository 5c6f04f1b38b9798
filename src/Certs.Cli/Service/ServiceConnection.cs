using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Certs.Api.V1;
using Grpc.Net.Client;

namespace Certs.Cli.Service;

/// <summary>A connection to the service with a role's certificate from the node's own authority.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private readonly X509Certificate2 _client;
    private readonly GrpcChannel _channel;

    private ServiceConnection(X509Certificate2 client, GrpcChannel channel)
    {
        _client = client;
        _channel = channel;
    }

    /// <summary>The service's calls by name.</summary>
    public IssuanceService.IssuanceServiceClient Issuance => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public AdministrationService.AdministrationServiceClient Administration => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public VerificationService.VerificationServiceClient Verification => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public BridgeService.BridgeServiceClient Bridge => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public RecognitionService.RecognitionServiceClient Recognition => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public GovernanceService.GovernanceServiceClient Governance => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public StatisticsService.StatisticsServiceClient Statistics => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public LifecycleService.LifecycleServiceClient Lifecycle => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public TraceService.TraceServiceClient Trace => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public IncidentService.IncidentServiceClient Incidents => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public WatchService.WatchServiceClient Watch => new(_channel);

    /// <inheritdoc cref="Issuance"/>
    public WitnessService.WitnessServiceClient Witness => new(_channel);

    /// <summary>Connects with the certificate of <paramref name="role"/>: issuer, verifier, operator or supervisor.</summary>
    /// <exception cref="UsageException">The folder has no service or no such certificate.</exception>
    public static ServiceConnection Open(DataFolder folder, string role)
    {
        ServiceFile service = folder.ReadServiceFile();
        folder = service.Shared is null ? folder : new DataFolder(service.Shared);
        if (!File.Exists(folder.Tls(role + ".crt")))
        {
            throw new UsageException($"{folder.Tls(role + ".crt")} is missing: this command needs the role {role}.");
        }

        X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(folder.Tls("ca.crt"));
        X509Certificate2 client = X509Certificate2.CreateFromPemFile(
            folder.Tls(role + ".crt"), folder.Tls(role + ".key"));
        SocketsHttpHandler handler = new()
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext = SslStreamCertificateContext.Create(client, null, offline: true),
                CertificateChainPolicy = OnlyTrust(root),
            },
        };
        return new ServiceConnection(client, GrpcChannel.ForAddress(service.Tls, new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
        }));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _channel.Dispose();
        _client.Dispose();
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
