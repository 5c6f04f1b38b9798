using System.Data.Common;
using System.Threading.Channels;
using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>
/// Adds the certificates of all callers of this replica. Whatever was handed in while the last group was being made
/// durable is the next group: one transaction of two round trips, one wait for the disk.
/// </summary>
internal sealed class PostgresCertificateWriter : IDisposable
{
    // Some megabytes: a longer group makes everybody in it wait without getting cheaper.
    private const int MostInGroup = 2_000;

    private readonly NpgsqlDataSource _database;
    private readonly DocumentVault _vault;
    private readonly Channel<AddCall> _calls =
        Channel.CreateUnbounded<AddCall>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writing;
    private NpgsqlConnection? _connection;
    private WriteSession? _session;

    /// <summary>Starts the writer; it connects when there is something to write.</summary>
    public PostgresCertificateWriter(NpgsqlDataSource database, DocumentVault vault)
    {
        _database = database;
        _vault = vault;
        _writing = Task.Run(RunAsync);
    }

    /// <summary>Adds certificates in the next group; each stands or falls by itself.</summary>
    /// <exception cref="DbException">The database failed. Each is then stored or not.</exception>
    public Task<AddResult[]> AddAsync(IReadOnlyList<NewCertificate> certificates)
    {
        AddCall call = new(certificates);
        ObjectDisposedException.ThrowIf(!_calls.Writer.TryWrite(call), this);
        return call.Done;
    }

    /// <summary>Writes what was handed in, then ends.</summary>
    public void Dispose()
    {
        if (_calls.Writer.TryComplete())
        {
            _writing.GetAwaiter().GetResult();
            _session?.Dispose();
        }
    }

    private async Task RunAsync()
    {
        while (await _calls.Reader.WaitToReadAsync())
        {
            List<AddCall> calls = [];
            int count = 0;
            while (count < MostInGroup && _calls.Reader.TryRead(out AddCall? call))
            {
                calls.Add(call);
                count += call.Certificates.Count;
            }

            await WriteAsync(calls);
        }
    }

    private async Task WriteAsync(List<AddCall> calls)
    {
        try
        {
            NpgsqlConnection connection = _connection ??= await _database.OpenConnectionAsync();
            _session ??= new WriteSession(connection, Dialect.Postgres, _vault);
            await new AddGroup(connection, _session, calls).WriteAsync();
            calls.ForEach(call => call.Complete());
        }
        catch (DbException failure)
        {
            Fail(calls, failure);
        }
        catch (StorageException unsafeDatabase)
        {
            Fail(calls, unsafeDatabase);
        }
    }

    // The connection goes with the failure: whatever transaction was open on it is rolled back by that.
    private void Fail(List<AddCall> calls, Exception failure)
    {
        _session?.Dispose();
        _session = null;
        _connection = null;
        calls.ForEach(call => call.Fail(failure));
    }
}
