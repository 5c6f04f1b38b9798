using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>A running anvil that ends when this process ends, however that ends.</summary>
/// <remarks>
/// Anvil's parent is a small shell. It holds the other end of a pipe that only this process has open; when
/// this process is gone, also by <c>kill -9</c>, the pipe closes and the shell kills anvil.
/// <c>PR_SET_PDEATHSIG</c> would do it only when the <em>thread</em> that started the child lives on, which
/// .NET does not promise.
/// </remarks>
internal sealed class AnvilProcess : IAsyncDisposable
{
    // $0 names the guard in process lists; the arguments are anvil's. Background commands of a shell have no
    // standard input, so the pipe goes to descriptor 3. Own session: Ctrl-C in the terminal is for the
    // service, which then takes a last snapshot; the guard itself ignores it.
    private const string Guard = """
        trap '' INT TERM HUP
        exec 3<&0 </dev/null
        if command -v setsid >/dev/null 2>&1; then
          setsid "$@" 3<&- >/dev/null &
        else
          "$@" 3<&- >/dev/null &
        fi
        node=$!
        ( read -r _ <&3; kill -9 "$node" 2>/dev/null ) &
        watch=$!
        exec 3<&-
        echo "$node"
        wait "$node"
        status=$?
        kill -9 "$watch" 2>/dev/null
        exit "$status"
        """;

    private const int FirstPort = 20_000;
    private const int LastPort = 31_999;

    private readonly Process _guard;
    private readonly Task<string> _errors;

    private AnvilProcess(Process guard, int processId, Uri endpoint)
    {
        _guard = guard;
        _errors = guard.StandardError.ReadToEndAsync();
        ProcessId = processId;
        Endpoint = endpoint;
        Ended = guard.WaitForExitAsync();
    }

    /// <summary>Anvil's own process id.</summary>
    public int ProcessId { get; }

    /// <summary>Its JSON-RPC address, on 127.0.0.1.</summary>
    public Uri Endpoint { get; }

    /// <summary>Completes when anvil has ended.</summary>
    public Task Ended { get; }

    /// <summary>Starts anvil with an empty chain and waits for its first answer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="chainId">The chain's id.</param>
    /// <param name="port">The port wanted; another is taken when it is in use. 0: any.</param>
    /// <param name="cacheFolder">Where it keeps old states that do not fit in memory.</param>
    /// <param name="limit">The longest wait for the first answer.</param>
    /// <param name="cancellationToken">Ends the wait, and anvil.</param>
    /// <exception cref="DevChainException">It does not start.</exception>
    public static async Task<AnvilProcess> StartAsync(
        string program, long chainId, int port, string cacheFolder, TimeSpan limit,
        CancellationToken cancellationToken)
    {
        int free = FreePort(port);
        Process guard = StartGuard(program, chainId, free, cacheFolder);
        string? processId = await guard.StandardOutput.ReadLineAsync(cancellationToken);
        if (!int.TryParse(processId, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            throw new DevChainException("The development chain needs a POSIX shell named sh.");
        }

        AnvilProcess anvil = new(guard, id, new Uri($"http://127.0.0.1:{free}"));
        bool isAnswering = false;
        try
        {
            await anvil.WaitForAnswerAsync(chainId, limit, cancellationToken);
            isAnswering = true;
            return anvil;
        }
        finally
        {
            if (!isAnswering)
            {
                await anvil.DisposeAsync();
            }
        }
    }

    /// <summary>Ends anvil at once. What was not snapshotted is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await Ended;
        _guard.Dispose();
    }

    private static Process StartGuard(string program, long chainId, int port, string cacheFolder)
    {
        ProcessStartInfo start = new("/bin/sh")
        {
            ArgumentList = { "-c", Guard, "certs-chain-guard", program },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in Arguments(chainId, port, cacheFolder))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new DevChainException("The development chain needs a POSIX shell at /bin/sh.", missing);
        }
    }

    // No gas price at all, no accounts, no automatic blocks without transactions; London is the oldest fork
    // of the chains that the contracts are compiled for.
    private static string[] Arguments(long chainId, int port, string cacheFolder) =>
    [
        "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--no-cors",
        "--chain-id", chainId.ToString(CultureInfo.InvariantCulture), "--accounts", "0", "--hardfork",
        "london",
        "--base-fee", "0", "--gas-price", "0", "--disable-min-priority-fee", "--disable-pool-balance-checks",
        "--order", "fifo", "--disable-default-create2-deployer", "--no-request-size-limit",
        "--cache-path", cacheFolder, "--quiet",
    ];

    // Below the range from which systems take ports for outgoing connections, so that it is free again after
    // a restart.
    private static int FreePort(int wanted)
    {
        int port = wanted;
        while (port == 0 || !IsFree(port))
        {
            port = RandomNumberGenerator.GetInt32(FirstPort, LastPort + 1);
        }

        return port;
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Connections of the former node that are still closing do not make a port taken: .NET sets
            // SO_REUSEADDR for TCP by itself. ReuseAddress would set SO_REUSEPORT too, and miss listeners.
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task WaitForAnswerAsync(long chainId, TimeSpan limit, CancellationToken cancellationToken)
    {
        using EthNode node = new(Endpoint, TimeSpan.FromSeconds(1));
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < limit)
        {
            if (Ended.IsCompleted)
            {
                throw new DevChainException($"anvil ended at once: {Tail(await _errors)}");
            }

            if (await IsAnsweringAsync(node, chainId, cancellationToken))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }

        throw new DevChainException($"anvil gave no answer within {limit.TotalSeconds} s.");
    }

    private static async Task<bool> IsAnsweringAsync(
        EthNode node, long chainId, CancellationToken cancellationToken)
    {
        try
        {
            return await node.AskAsync(NodeQuestions.ChainId(), cancellationToken) == chainId;
        }
        catch (LedgerUnavailableException)
        {
            return false;
        }
    }

    private static string Tail(string text) => text.Length <= 500 ? text.Trim() : text[^500..].Trim();
}
