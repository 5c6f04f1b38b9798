namespace Certs.Cli.Service;

/// <summary>A service that may be started again elsewhere: whoever reconnects asks its folder where it is now.</summary>
internal sealed class ReopenedService(DataFolder folder, string role) : IDisposable
{
    private ServiceConnection? _connection;

    /// <summary>A new connection; the one before is closed.</summary>
    /// <exception cref="UsageException">There is no service at the moment.</exception>
    public ServiceConnection Reopen()
    {
        _connection?.Dispose();
        _connection = null;
        return _connection = ServiceConnection.Open(folder, role);
    }

    /// <inheritdoc />
    public void Dispose() => _connection?.Dispose();
}
