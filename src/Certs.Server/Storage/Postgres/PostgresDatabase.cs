using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>Connections to the shared store. Each new one is looked at before it is used.</summary>
internal static class PostgresDatabase
{
    // A replica that freezes within a transaction must not hold the others up for ever, and one whose machine is gone
    // must not keep the lead: the server ends such connections.
    private const string SessionSettings =
        "-c idle_in_transaction_session_timeout=15000 -c lock_timeout=30000 -c client_min_messages=warning"
        + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>A source of pooled connections.</summary>
    public static NpgsqlDataSource Open(string connectionString) => Open(connectionString, isPooled: true);

    /// <summary>
    /// A source of connections that end when they are closed, and with them what the server keeps for each.
    /// </summary>
    public static NpgsqlDataSource OpenUnpooled(string connectionString) => Open(connectionString, isPooled: false);

    private static NpgsqlDataSource Open(string connectionString, bool isPooled)
    {
        NpgsqlDataSourceBuilder builder = new(connectionString);
        NpgsqlConnectionStringBuilder settings = builder.ConnectionStringBuilder;
        settings.Pooling = isPooled;
        settings.ApplicationName ??= "certs";
        settings.Options = settings.Options is { Length: > 0 } own ? $"{own} {SessionSettings}" : SessionSettings;
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        settings.PersistSecurityInfo = false;
        builder.UsePhysicalConnectionInitializer(PostgresSettings.Check, PostgresSettings.CheckAsync);
        return builder.Build();
    }
}
