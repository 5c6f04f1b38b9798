using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Certs.Testing.Databases;

/// <summary>
/// A PostgreSQL server of this test process in a temporary folder, reached by a socket in that folder and by nothing
/// else. It ends with the process, however that ends.
/// </summary>
public sealed class PostgresServer
{
    // PostgreSQL refuses to run as root. The guard waits for the end of its standard input, which this process alone
    // holds open, ends the server at once and takes the folder away.
    private const string Guard = """
        trap '' INT TERM HUP
        exec 3<&0 </dev/null
        folder=$1 programs=$2
        as_user() { "$@"; }
        if [ "$(id -u)" = 0 ]; then
          chown postgres "$folder"
          as_user() { runuser -u postgres -- "$@"; }
        fi
        cd "$folder"
        as_user "$programs/initdb" -D "$folder/data" -U certs -A trust -E UTF8 --locale=C --no-sync >initdb.log 2>&1 || { cat initdb.log >&2; exit 1; }
        as_user "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 \
          -c shared_buffers=64MB 3<&- >server.log 2>&1 &
        wrapper=$!
        tries=0
        until as_user "$programs/pg_isready" -q -h "$folder" -U certs; do
          tries=$((tries + 1))
          [ $tries -gt 300 ] && { cat server.log >&2; exit 1; }
          sleep 0.1
        done
        echo ready
        read -r _ <&3
        kill -QUIT "$(head -1 data/postmaster.pid)" 2>/dev/null
        wait "$wrapper"
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly Process _guard;
    private int _databases;

    private PostgresServer(Process guard, string folder)
    {
        _guard = guard;
        Folder = folder;
    }

    /// <summary>The folder with the server's socket.</summary>
    public string Folder { get; }

    /// <summary>The server of this process; started by the first who asks.</summary>
    /// <remarks>Where PostgreSQL is not installed the test is skipped; the test command installs it on Debian.</remarks>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public string MakeDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute("postgres", $"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>The address of a database as the service takes it.</summary>
    public string UrlOf(string connectionString) =>
        $"postgres:///{connectionString.Split("Database=")[1]}?host={Uri.EscapeDataString(Folder)}&user=certs";

    /// <summary>Runs a statement with the server's own client, as an administrator would.</summary>
    public void Execute(string database, string sql)
    {
        ProcessStartInfo start = new(Path.Combine(Programs(), "psql"))
        {
            ArgumentList = { "-q", "-X", "-v", "ON_ERROR_STOP=1", "-h", Folder, "-U", "certs", "-d", database, "-c", sql },
            RedirectStandardError = true,
        };
        using Process client = Process.Start(start)!;
        string errors = client.StandardError.ReadToEnd();
        client.WaitForExit();
        Assert.True(client.ExitCode == 0, errors);
    }

    private string ConnectionString(string database) => $"Host={Folder};Username=certs;Database={database}";

    private static async Task<PostgresServer> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("certs-pg-").FullName;
        Process guard = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", Guard, "certs-postgres-guard", folder, Programs() },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string? ready = await guard.StandardOutput.ReadLineAsync();
        return ready == "ready"
            ? new PostgresServer(guard, folder)
            : throw new InvalidOperationException($"PostgreSQL does not start: {await guard.StandardError.ReadToEndAsync()}");
    }

    private static string Programs()
    {
        string[] installed = Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)]
            : [];
        string? programs = installed.Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed: apt-get install postgresql.");
        return programs!;
    }
}
