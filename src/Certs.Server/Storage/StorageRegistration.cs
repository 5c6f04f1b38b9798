using Certs.Server.Storage.Sqlite;

namespace Certs.Server.Storage;

/// <summary>What storage adds to the service.</summary>
internal static class StorageRegistration
{
    /// <summary>Adds the store in <paramref name="databaseFile"/>. It is opened, and refused, on first use.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string databaseFile) =>
        services
            .AddSingleton<OpenStore>(provider =>
                SqliteStore.Open(databaseFile, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Database)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Dialect)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Writer)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Certificates)
            .AddSingleton<CertificateList>()
            .AddSingleton<PreparedStore>()
            .AddSingleton<BatchStore>()
            .AddSingleton<TransactionStore>()
            .AddSingleton<AgencyStore>()
            .AddSingleton<NodeFactStore>();
}
