using Certs.Server.Administration;
using Certs.Server.Storage.Postgres;
using Certs.Server.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Certs.Server.Storage;

/// <summary>What storage adds to the service.</summary>
internal static class StorageRegistration
{
    /// <summary>
    /// Adds the store. Configuration section <c>Storage</c>. It is opened, and refused, on first use.
    /// </summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="defaultFile">The SQLite file when the configuration names no shared store.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, string defaultFile)
    {
        services
            .AddOptions<StorageOptions>()
            .BindConfiguration("Storage")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(provider => Open(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value, defaultFile,
                provider.GetRequiredService<DocumentVault>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider =>
            {
                NodeSecret secret = provider.GetRequiredService<NodeSecret>();
                return new DocumentVault(secret.Derive("documents"), secret.Derive("request contents"));
            })
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Database)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Dialect)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Writer)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Certificates)
            .AddSingleton(provider => provider.GetRequiredService<OpenStore>().Lead)
            .AddSingleton<CertificateList>()
            .AddSingleton<PreparedStore>()
            .AddSingleton<StatementStore>()
            .AddSingleton<WithdrawalStore>()
            .AddSingleton<CertificatesById>()
            .AddSingleton<StatusStore>()
            .AddSingleton<StatusQueue>()
            .AddSingleton<SupersedeStore>()
            .AddSingleton<BasisStore>()
            .AddSingleton<IncidentStore>()
            .AddSingleton<IncidentWork>()
            .AddSingleton<CandidateStore>()
            .AddSingleton<OriginalStore>()
            .AddSingleton<BatchStore>()
            .AddSingleton<TransactionStore>()
            .AddSingleton<VerdictCountStore>()
            .AddSingleton<IssuedFactStore>()
            .AddSingleton<CheckpointStore>()
            .AddSingleton<AgencyStore>()
            .AddSingleton<NodeFactStore>();
    }

    private static OpenStore Open(
        StorageOptions options, string defaultFile, DocumentVault vault, TimeProvider time) =>
        options.IsShared
            ? PostgresStore.Open(PostgresAddress.ConnectionString(options), vault, time)
            : SqliteStore.Open(defaultFile, vault, time);
}
