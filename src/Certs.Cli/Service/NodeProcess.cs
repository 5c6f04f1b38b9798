using System.Diagnostics;

namespace Certs.Cli.Service;

/// <summary>A province's service, started as a program of its own. Ends with this process, however that ends.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private NodeProcess(Process process, DataFolder folder)
    {
        _process = process;
        Folder = folder;
    }

    /// <summary>The node's data folder.</summary>
    public DataFolder Folder { get; }

    /// <summary>The service's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts the service of <paramref name="province"/> and waits until it listens.</summary>
    /// <param name="province">The province.</param>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="chainFolder">The folder of the development chain; the first node that comes starts it.</param>
    /// <param name="settings">Further settings, such as <c>--Limits:StrangerBurst=10</c>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="UsageException">The service ended, or does not listen after two minutes.</exception>
    public static async Task<NodeProcess> StartAsync(
        int province, string dataFolder, string chainFolder, IEnumerable<string> settings, CancellationToken stop)
    {
        Directory.CreateDirectory(dataFolder);
        ProcessStartInfo start = new(Environment.ProcessPath is { } self && IsDotnet(self) ? self : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(ServerProgram.Find());
        foreach (string setting in Settings(province, dataFolder, chainFolder).Concat(settings))
        {
            start.ArgumentList.Add(setting);
        }

        Process process = Process.Start(start)!;
        FileStream log = new(Path.Combine(dataFolder, "service.log"), FileMode.Create, FileAccess.Write, FileShare.Read);
        _ = KeepLogAsync(process, log);
        NodeProcess node = new(process, new DataFolder(dataFolder));
        bool listens = false;
        try
        {
            await node.WaitUntilListeningAsync(stop);
            listens = true;
            return node;
        }
        finally
        {
            if (!listens)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <summary>Ends the service as a power failure would: nothing is closed, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await EndAsync();
        }

        _process.Dispose();
    }

    private async Task EndAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
    }

    private static IEnumerable<string> Settings(int province, string dataFolder, string chainFolder) =>
    [
        $"--Node:Province={province}", $"--Node:DataFolder={dataFolder}", $"--Node:DevChainFolder={chainFolder}",
        "--Node:PlainPort=0", "--Node:TlsPort=0", "--Node:EndWithStandardInput=true",
    ];

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";

    private static async Task KeepLogAsync(Process process, FileStream log)
    {
        await using FileStream file = log;
        Task output = process.StandardOutput.BaseStream.CopyToAsync(file);
        await output;
        await process.StandardError.BaseStream.CopyToAsync(file);
    }

    private async Task WaitUntilListeningAsync(CancellationToken stop)
    {
        Stopwatch waited = Stopwatch.StartNew();
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(Path.Combine(Folder.Path, "service.json")) || Folder.ReadServiceFile().Pid != _process.Id)
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                throw new UsageException(
                    $"The service did not start; see {Path.Combine(Folder.Path, "service.log")}.");
            }

            await look.WaitForNextTickAsync(stop);
        }
    }
}
