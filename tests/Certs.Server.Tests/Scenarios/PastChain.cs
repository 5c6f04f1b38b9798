using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Certs.Core.Evm;
using Certs.Core.Numbers;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;
using Certs.Testing.Timelines;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// A chain whose first block is as old as one likes and whose blocks are made one by one, each at a given second; with
/// the contracts and a consortium of all provinces.
/// </summary>
internal sealed class PastChain : IAsyncDisposable
{
    private const long ChainId = 6201;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _anvil;
    private readonly BlockOfCalls _next;
    private readonly Dictionary<ushort, (Secp256k1Key Admin, Secp256k1Key Operator)> _accounts;

    private PastChain(Process anvil, Uri endpoint)
    {
        _anvil = anvil;
        Node = new EthNode(endpoint, TimeSpan.FromSeconds(60));
        _next = new BlockOfCalls(Node, ChainId);
        _accounts = Provinces.ToDictionary(
            province => province, _ => (Secp256k1Key.Create(), Secp256k1Key.Create()));
    }

    /// <summary>Every province, a member each.</summary>
    public static IReadOnlyList<ushort> Provinces { get; } = [.. Province.All.Select(one => (ushort)one.Code)];

    public EthNode Node { get; }

    public NetworkFile Network { get; private set; } = null!;

    /// <summary>Starts a chain.</summary>
    /// <param name="genesis">The time of its first block.</param>
    public static async Task<PastChain> StartAsync(DateTimeOffset genesis)
    {
        TestAnvil.Use();
        int port = FreePort();
        PastChain chain = new(StartAnvil(port, genesis), new Uri($"http://127.0.0.1:{port}"));
        await chain.WaitForAnswerAsync();
        using Secp256k1Key deployer = Secp256k1Key.Create();
        ConsortiumMember[] members =
        [
            .. chain._accounts.Select(member => new ConsortiumMember(
                member.Key, member.Value.Admin.Address, member.Value.Operator.Address)),
        ];
        chain.Network = await new ConsortiumDeployer(chain.Node, ChainId, deployer)
            .DeployAsync(members, DemoConsortium.Suites, isDevelopment: true, CancellationToken.None);
        await chain.CallAsync("evm_setAutomine", false);
        return chain;
    }

    public Secp256k1Key Admin(ushort province) => _accounts[province].Admin;

    public Secp256k1Key Operator(ushort province) => _accounts[province].Operator;

    /// <summary>Puts a call into the next block.</summary>
    public void Add(Secp256k1Key sender, ContractCall call) => _next.Add(sender, call);

    /// <summary>Makes the next block at a second; every call in it must succeed.</summary>
    /// <returns>Its height.</returns>
    public async Task<long> MineAsync(DateTimeOffset time)
    {
        await CallAsync("evm_setNextBlockTimestamp", time.ToUnixTimeSeconds());
        await _next.MineAsync();
        BlockHeader head = (await Node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!;
        Assert.Equal(time, head.Time);
        return head.Number;
    }

    /// <summary>Writes a network file and a province's accounts to where its service looks for them.</summary>
    /// <returns>The settings that make a service read this chain.</returns>
    public IReadOnlyList<string> Prepare(ushort province, string dataFolder)
    {
        Directory.CreateDirectory(Path.Combine(dataFolder, "accounts"));
        string network = Path.Combine(dataFolder, "network.json");
        Network.Write(network);
        Write(Admin(province), Path.Combine(dataFolder, "accounts", "admin.key"));
        Write(Operator(province), Path.Combine(dataFolder, "accounts", "operator.key"));
        string makers = Path.Combine(dataFolder, "seal-makers.txt");
        File.WriteAllText(makers, TimelineSeals.TrustFile);
        return
        [
            $"--Node:NetworkFile={network}", $"--Node:ChainNodes:0={Node.Endpoint}", "--Keys:Iterations=1000",
            $"--Verifying:SealMakersFile={makers}",
        ];
    }

    public async ValueTask DisposeAsync()
    {
        Node.Dispose();
        _anvil.Kill();
        await _anvil.WaitForExitAsync();
        _anvil.Dispose();
        foreach ((Secp256k1Key admin, Secp256k1Key sender) in _accounts.Values)
        {
            admin.Dispose();
            sender.Dispose();
        }
    }

    private static void Write(Secp256k1Key key, string path)
    {
        byte[] secret = new byte[32];
        key.Export(secret);
        File.WriteAllText(path, Convert.ToHexStringLower(secret) + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Process StartAnvil(int port, DateTimeOffset genesis)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable(AnvilBinary.Variable)!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--no-cors",
            "--chain-id", ChainId.ToString(CultureInfo.InvariantCulture), "--accounts", "0", "--hardfork", "london",
            "--base-fee", "0", "--gas-price", "0", "--disable-min-priority-fee", "--disable-pool-balance-checks",
            "--order", "fifo", "--disable-default-create2-deployer", "--no-request-size-limit", "--quiet",
            "--gas-limit", "9000000000",
            "--timestamp", genesis.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitForAnswerAsync()
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (await look.WaitForNextTickAsync())
        {
            try
            {
                await Node.AskAsync(NodeQuestions.ChainId(), CancellationToken.None);
                return;
            }
            catch (LedgerUnavailableException) when (Stopwatch.GetElapsedTime(start) < StartLimit)
            {
                // Not listening yet.
            }
        }
    }

    private async Task CallAsync(string method, params JsonNode?[] arguments) =>
        await Node.Client.CallAsync(new JsonRpcCall(method, new JsonArray(arguments)), CancellationToken.None);
}
