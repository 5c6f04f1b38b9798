using System.Collections.Concurrent;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Testing.Chain;
using Certs.Testing.Databases;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>
/// Two services of Gansu as programs of their own, on one PostgreSQL database and one chain that this process runs.
/// </summary>
internal sealed class TrialReplicas : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certs-watch-");
    private readonly ConcurrentDictionary<(Uri Address, string Role, int Slot), ServiceConnection> _connections = new();
    private readonly NodeProcess?[] _replicas = new NodeProcess?[2];
    private PostgresServer _server = null!;
    private string _database = "";

    /// <summary>The chain.</summary>
    public DevChainFixture Chain { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _replicas.Length;

    /// <summary>Starts the chain, the database and both services.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await Chain.InitializeAsync();
        _server = await PostgresServer.SharedAsync();
        _database = _server.MakeDatabase();
        for (int replica = 0; replica < Count; replica++)
        {
            await StartAsync(replica, stop);
        }
    }

    /// <summary>A connection to a replica where it is now.</summary>
    /// <param name="replica">Which, counted round.</param>
    /// <param name="role">As whom.</param>
    /// <param name="slot">Callers with the same slot share the connection.</param>
    /// <exception cref="Cli.UsageException">It does not run at the moment.</exception>
    public ServiceConnection Connect(int replica, string role, int slot)
    {
        DataFolder folder = Folder(replica % Count);
        Uri address;
        try
        {
            address = folder.ReadServiceFile().Tls;
        }
        catch (Exception absent) when (absent is IOException or System.Text.Json.JsonException)
        {
            throw new Cli.UsageException(absent.Message);
        }

        return _connections.GetOrAdd((address, role, slot), _ => ServiceConnection.Open(folder, role));
    }

    /// <summary>Enters an agency with an ES256 key.</summary>
    /// <returns>Its URN.</returns>
    public async Task<string> EnterAgencyAsync(string type, CancellationToken stop)
    {
        AdministrationService.AdministrationServiceClient service = Connect(0, "operator", 0).Administration;
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
        };
        request.CertificateTypes.Add(type);
        string agency = (await service.CreateAgencyAsync(request, cancellationToken: stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = agency, Suite = Suite.Es256 };
        await service.CreateKeyAsync(key, cancellationToken: stop);
        return agency;
    }

    /// <summary>Runs a statement in the store behind the services' back, as an administrator could.</summary>
    public void AlterStore(string sql) => _server.Execute(_database.Split("Database=")[1], sql);

    /// <summary>Kills a replica as a power failure would, and starts it again.</summary>
    public async Task KillAsync(int replica, CancellationToken stop)
    {
        NodeProcess killed = _replicas[replica % Count]!;
        await killed.KillAsync();
        await killed.DisposeAsync();
        await StartAsync(replica % Count, stop);
    }

    /// <summary>Ends the chain's node for a while.</summary>
    public async Task StallAsync(TimeSpan time, CancellationToken stop)
    {
        await Chain.Chain.StopNodeAsync(stop);
        await Task.Delay(time, stop);
        await Chain.Chain.StartNodeAsync(stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (ServiceConnection connection in _connections.Values)
        {
            connection.Dispose();
        }

        foreach (NodeProcess? replica in _replicas)
        {
            await (replica?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        await Chain.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private DataFolder Folder(int replica) => new(Path.Combine(_folder.FullName, $"replica-{replica}"));

    private async Task StartAsync(int replica, CancellationToken stop) => _replicas[replica] = await NodeProcess.StartAsync(
        62, Folder(replica).Path, Chain.DataFolder,
        [
            "--store", _server.UrlOf(_database), $"--Node:SharedFolder={Path.Combine(_folder.FullName, "shared")}", "--Keys:Iterations=1000",
            "--Anchoring:GatherTime=00:00:00.2", "--Anchoring:SendInterval=00:00:00.1", "--Watching:Heartbeat=00:00:01",
        ],
        stop);
}
