namespace Certs.Server.Storage;

/// <summary>What storage adds to the service.</summary>
internal static class StorageRegistration
{
    /// <summary>Adds the store in <paramref name="databaseFile"/>. It is opened, and refused, on first use.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string databaseFile) =>
        services
            .AddSingleton(services => OpenStore.Open(databaseFile, services.GetRequiredService<TimeProvider>()))
            .AddSingleton(services => services.GetRequiredService<OpenStore>().Database)
            .AddSingleton(services => services.GetRequiredService<OpenStore>().Writer)
            .AddSingleton<CertificateStore>()
            .AddSingleton<CertificateList>()
            .AddSingleton<PreparedStore>()
            .AddSingleton<BatchStore>()
            .AddSingleton<TransactionStore>()
            .AddSingleton<AgencyStore>()
            .AddSingleton<NodeFactStore>();
}
