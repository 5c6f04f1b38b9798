using System.Diagnostics;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;

namespace Certs.Benchmarks.KillLoop;

/// <summary>The service of Gansu with its chain, to be killed and started on the same folders.</summary>
internal sealed class Victim(DirectoryInfo root) : IAsyncDisposable
{
    private const int MostMilliseconds = 2000;

    private NodeProcess? _node;

    /// <summary>The node's data folder.</summary>
    public DataFolder Folder { get; } = new(Path.Combine(root.FullName, "62"));

    private string ChainFolder => Path.Combine(root.FullName, "shared");

    /// <summary>Starts the service and waits until it listens.</summary>
    public async Task StartAsync()
    {
        _node = Launch();
        await _node.UntilListeningAsync(CancellationToken.None);
    }

    /// <summary>Ends the service in order and starts it again.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        await StartAsync();
    }

    /// <summary>Kills at a random moment. Afterwards the service listens again.</summary>
    /// <exception cref="KillLoopException">The service had ended before.</exception>
    public async Task KillAsync(KillKind kind)
    {
        await PauseAsync(MostMilliseconds);
        switch (kind)
        {
            case KillKind.Chain:
                KillChain();
                return;
            case KillKind.ChainThenService:
                KillChain();
                await PauseAsync(MostMilliseconds / 2);
                break;
            case KillKind.StartingService:
                await KillServiceAsync();
                _node = Launch();
                await PauseAsync(MostMilliseconds);
                break;
            case KillKind.Service:
                break;
        }

        await KillServiceAsync();
        await StartAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
            _node = null;
        }
    }

    private static Task PauseAsync(int mostMilliseconds) => Task.Delay(Random.Shared.Next(mostMilliseconds));

    // Few rounds for the keys' passphrase: it is checked at every start.
    private NodeProcess Launch() =>
        NodeProcess.Launch(62, Folder.Path, ChainFolder, ["--Keys:Iterations=1000"]);

    private async Task KillServiceAsync()
    {
        if (_node!.ExitCode is { } exitCode)
        {
            throw new KillLoopException($"the service ended by itself with {exitCode}");
        }

        await _node.KillAsync();
        await _node.DisposeAsync();
    }

    private void KillChain()
    {
        try
        {
            if (NodeFile.Find(new DevChainFolder(ChainFolder).Node) is { } chain)
            {
                using Process process = Process.GetProcessById(chain.ProcessId);
                process.Kill();
            }
        }
        catch (ArgumentException)
        {
            // It is gone already: the service is just about to start another.
        }
    }
}
