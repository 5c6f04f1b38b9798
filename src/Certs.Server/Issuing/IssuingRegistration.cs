namespace Certs.Server.Issuing;

/// <summary>What issuing adds to the service.</summary>
internal static class IssuingRegistration
{
    /// <summary>Adds the use cases of issuing. Needs storage, keys, anchoring, the chain and the certificate types.</summary>
    public static IServiceCollection AddIssuing(this IServiceCollection services) =>
        services
            .AddSingleton<IssuerDirectory>()
            .AddHostedService<DirectoryRefresh>()
            .AddSingleton<RegistryOnHand>()
            .AddSingleton<IssuingGate>()
            .AddSingleton<CertificateMaker>()
            .AddSingleton<IssueCertificates>()
            .AddSingleton<PrepareCertificate>()
            .AddSingleton<CompleteCertificate>()
            .AddSingleton<GetCertificate>()
            .AddSingleton<ListCertificates>()
            .AddSingleton<WatchAnchoring>();
}
