using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// A server that nobody here wrote, as a child process: prints <c>PORT n</c> when it listens on loopback, and
/// ends when its standard input is closed.
/// </summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ForeignServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ForeignServer> StartAsync(ForeignCommand command)
    {
        ProcessStartInfo start = new(command.Program, command.Arguments)
        {
            WorkingDirectory = TestFolders.Tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.StartsWith("PORT ", line);
        return new ForeignServer(process, int.Parse(line![5..], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process, by its id when it does not end by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
