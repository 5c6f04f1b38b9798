using System.Diagnostics;

namespace Certs.Cli.Service;

/// <summary>
/// A province's service, started as a program of its own. Ends with this process, however that ends.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly ProcessLog _log;

    private NodeProcess(Process process, DataFolder folder)
    {
        _process = process;
        _log = new ProcessLog(process, Path.Combine(folder.Path, "service.log"));
        Folder = folder;
    }

    /// <summary>The node's data folder.</summary>
    public DataFolder Folder { get; }

    /// <summary>The service's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the service ended with; null: it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts the service of <paramref name="province"/> and waits until it listens.</summary>
    /// <param name="province">The province.</param>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="chainFolder">
    /// The folder of the development chain; the first node that comes starts it.
    /// </param>
    /// <param name="settings">Further settings, such as <c>--Limits:StrangerBurst=10</c>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="ServiceStartException">
    /// The service ended, or does not listen after two minutes.
    /// </exception>
    public static async Task<NodeProcess> StartAsync(
        int province, string dataFolder, string chainFolder, IEnumerable<string> settings,
        CancellationToken stop)
    {
        NodeProcess node = Launch(province, dataFolder, chainFolder, settings);
        bool listens = false;
        try
        {
            await node.UntilListeningAsync(stop);
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

    /// <summary>Starts the service and does not wait for it.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static NodeProcess Launch(
        int province, string dataFolder, string chainFolder, IEnumerable<string> settings)
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

        return new NodeProcess(Process.Start(start)!, new DataFolder(dataFolder));
    }

    /// <summary>Waits until the service listens.</summary>
    /// <exception cref="ServiceStartException">It ended, or does not listen after two minutes.</exception>
    public async Task UntilListeningAsync(CancellationToken stop)
    {
        Stopwatch waited = Stopwatch.StartNew();
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!Listens())
        {
            if (_process.HasExited)
            {
                throw new ServiceStartException(
                    $"The service did not start; it ended with {_process.ExitCode} and said last:"
                    + Environment.NewLine + await _log.EndAsync());
            }

            if (waited.Elapsed > StartLimit)
            {
                throw new ServiceStartException(
                    $"The service does not listen after {StartLimit.TotalMinutes} minutes. "
                    + "Is the machine overloaded? Try again.");
            }

            await look.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>Ends the service as a power failure would: nothing is closed, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Tells the service to stop, and waits; after 20 s it is killed.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        _process.StandardInput.Close();
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _log.EndAsync();
        _process.Dispose();
    }

    private static IEnumerable<string> Settings(int province, string dataFolder, string chainFolder) =>
    [
        $"--Node:Province={province}", $"--Node:DataFolder={dataFolder}",
        $"--Node:DevChainFolder={chainFolder}",
        "--Node:PlainPort=0", "--Node:TlsPort=0", "--Node:EndWithStandardInput=true",
    ];

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";

    private bool Listens()
    {
        try
        {
            return File.Exists(Path.Combine(Folder.Path, "service.json"))
                && Folder.ReadServiceFile().Pid == _process.Id;
        }
        catch (FileNotFoundException)
        {
            // A killed service's file, which the new one has just removed.
            return false;
        }
    }
}
