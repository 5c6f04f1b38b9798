using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;
using Chain = Certs.Ledger.DevChain.DevChain;

namespace Certs.Ledger.Tests.DevChain;

public sealed class DevChainDeathTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly string _dataFolder = Directory.CreateTempSubdirectory("certs-chain-").FullName;

    public DevChainDeathTests() => TestAnvil.Use();

    public void Dispose() => Directory.Delete(_dataFolder, recursive: true);

    [Fact]
    public async Task Killing_the_owner_ends_anvil()
    {
        using Process owner = StartOwner();
        Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync().WaitAsync(Limit));
        NodeFile node = NodeFile.Find(new DevChainFolder(_dataFolder).Node)!;
        Assert.True(IsRunning(node.ProcessId));

        owner.Kill();
        await owner.WaitForExitAsync().WaitAsync(Limit);

        await UntilAsync(() => !IsRunning(node.ProcessId));
    }

    [Fact]
    public async Task After_the_owner_was_killed_the_next_one_goes_on_from_the_snapshot_at_the_same_address()
    {
        using Process owner = StartOwner();
        Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync().WaitAsync(Limit));
        NodeFile before = NodeFile.Find(new DevChainFolder(_dataFolder).Node)!;
        owner.Kill();
        await owner.WaitForExitAsync().WaitAsync(Limit);
        await UntilAsync(() => !IsRunning(before.ProcessId));

        await using Chain chain = await OpenAsync();

        using EthNode node = new(chain.Endpoint);
        using ChainReader reader = new([node], chain.Network);
        Assert.True(chain.IsOwner);
        Assert.Equal(before.Url, chain.Endpoint);
        Assert.NotNull((await reader.CurrentAsync(default)).GetView());
    }

    [Fact]
    public async Task A_second_process_shares_the_chain_of_the_first()
    {
        using Process owner = StartOwner();
        Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync().WaitAsync(Limit));

        await using Chain guest = await OpenAsync();

        using EthNode node = new(guest.Endpoint);
        Assert.False(guest.IsOwner);
        Assert.Equal(guest.Network.ChainId, await node.AskAsync(NodeQuestions.ChainId(), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => guest.StopNodeAsync(default));
        owner.Kill();
        await owner.WaitForExitAsync().WaitAsync(Limit);
    }

    [Fact]
    public async Task A_process_that_shares_the_chain_follows_it_to_another_port()
    {
        Chain first = await OpenAsync();
        await using Chain guest = await OpenAsync();
        using EthNode node = new(() => guest.Endpoint);
        Uri before = guest.Endpoint;
        Assert.NotNull(await node.AskAsync(NodeQuestions.LatestBlock(), default));
        await first.DisposeAsync();
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, before.Port));
        taken.Listen();

        await using Chain second = await OpenAsync();

        Assert.True(second.IsOwner);
        Assert.NotEqual(before, second.Endpoint);
        Assert.Equal(second.Endpoint, guest.Endpoint);
        Assert.Equal(
            second.Network.GenesisHash, (await node.AskAsync(NodeQuestions.Block(0), default))?.Hash);
    }

    // Threat T9: 20 batches after the snapshot, then the node dies; readers notice, nothing counts as never
    // anchored, and each batch can be anchored once more.
    [Fact]
    public async Task Blocks_that_a_killed_node_lost_are_noticed_and_can_be_anchored_again()
    {
        await using Chain chain = await OpenAsync(TimeSpan.FromHours(1));
        using EthNode node = new(chain.Endpoint);
        using ChainReader reader = new(
            [node], chain.Network,
            new ChainReaderOptions { PollInterval = TimeSpan.Zero, MaximumStaleness = TimeSpan.Zero });
        using Secp256k1Key key = chain.LoadOperator(DemoConsortium.Gansu);
        using ChainSender sender = new(node, chain.Network.ChainId, key);
        AnchorRegistryContract anchors = new(chain.Network.Contracts.Anchors);
        Hash32[] roots =
            [.. Enumerable.Range(0, 20).Select(_ => new Hash32(RandomNumberGenerator.GetBytes(32)))];
        await chain.SnapshotAsync(default);
        long last = await AnchorAsync(sender, anchors, roots);
        Assert.NotNull((await reader.AtLeastAsync(last, Limit, default)).GetView());

        using (Process anvil = Process.GetProcessById(chain.NodeProcessId!.Value))
        {
            anvil.Kill();
        }

        ChainState after = await UntilAsync(
            () => reader.CurrentAsync(default).AsTask(), state => state is { Resets: 1, Head: not null });
        foreach (Hash32 root in roots)
        {
            Lookup<AnchorRecord> found = await reader.FindAnchorAsync(after, Agency, root, default);
            Assert.Equal(
                LedgerTrouble.HeadWentBack, Assert.IsType<Lookup<AnchorRecord>.Unavailable>(found).Reason);
        }

        long again = await AnchorAsync(sender, anchors, roots);
        RegistryView view = (await reader.AtLeastAsync(again, Limit, default)).GetView();
        Assert.All(roots, root => Assert.NotNull(view.FindAnchor(Agency, root)));
    }

    [Fact]
    public async Task A_stopped_node_leaves_everything_unknown_and_comes_back_with_every_block()
    {
        await using Chain chain = await OpenAsync();
        using EthNode node = new(chain.Endpoint);
        using ChainReader reader = new(
            [node], chain.Network,
            new ChainReaderOptions { PollInterval = TimeSpan.Zero, MaximumStaleness = TimeSpan.Zero });
        using Secp256k1Key key = chain.LoadOperator(DemoConsortium.Gansu);
        using ChainSender sender = new(node, chain.Network.ChainId, key);
        Hash32 root = new(RandomNumberGenerator.GetBytes(32));
        long block = await AnchorAsync(
            sender, new AnchorRegistryContract(chain.Network.Contracts.Anchors), [root]);
        Assert.NotNull((await reader.AtLeastAsync(block, Limit, default)).GetView().FindAnchor(Agency, root));

        await chain.StopNodeAsync(default);
        ChainState stopped = await reader.CurrentAsync(default);
        await chain.StartNodeAsync(default);
        ChainState started = await reader.AtLeastAsync(block, Limit, default);

        Assert.Equal(
            LedgerTrouble.Unreachable, Assert.IsType<Lookup<RegistryView>.Unavailable>(stopped.View).Reason);
        Assert.NotNull(started.GetView().FindAnchor(Agency, root));
        Assert.Equal(0, started.Resets);
    }

    [Fact]
    public async Task A_damaged_newest_snapshot_gives_way_to_the_one_before()
    {
        await using (Chain chain = await OpenAsync())
        {
            await chain.SnapshotAsync(default);
        }

        string newest = Path.Combine(new DevChainFolder(_dataFolder).Root, "state");
        byte[] file = await File.ReadAllBytesAsync(newest);
        await File.WriteAllBytesAsync(newest, file.AsMemory(0, file.Length / 2));

        await using Chain again = await OpenAsync();

        using EthNode node = new(again.Endpoint);
        Assert.Equal(again.Network.GenesisHash, (await node.AskAsync(NodeQuestions.Block(0), default))?.Hash);
    }

    [Fact]
    public async Task A_chain_without_any_whole_snapshot_is_not_replaced_in_silence()
    {
        await (await OpenAsync()).DisposeAsync();
        foreach (string name in new[] { "state", "state.former" })
        {
            await File.WriteAllTextAsync(
                Path.Combine(new DevChainFolder(_dataFolder).Root, name), "nonsense");
        }

        DevChainException lost = await Assert.ThrowsAsync<DevChainException>(() => OpenAsync());

        Assert.Contains("remove that folder", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_head_gets_a_block_so_that_a_stale_head_means_trouble()
    {
        await using Chain chain = await Chain.OpenAsync(
            new DevChainOptions { DataFolder = _dataFolder, Heartbeat = TimeSpan.FromSeconds(1) }, null,
            default);
        using EthNode node = new(chain.Endpoint);
        BlockHeader before = (await node.AskAsync(NodeQuestions.LatestBlock(), default))!;

        BlockHeader? after = await UntilAsync(
            () => node.AskAsync(NodeQuestions.LatestBlock(), default), head => head?.Number > before.Number);

        Assert.True(after!.Time - before.Time >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Keys_are_for_their_owner_only()
    {
        await using Chain chain = await OpenAsync();

        string[] files = Directory.GetFiles(Path.Combine(chain.Folder.Root, "accounts"));

        Assert.Equal(7, files.Length);
        Assert.All(files, file => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    private static AgencyId Agency => new(DemoConsortium.Gansu, 1);

    private static async Task<long> AnchorAsync(
        ChainSender sender, AnchorRegistryContract anchors, Hash32[] roots)
    {
        long block = 0;
        foreach (Hash32 root in roots)
        {
            AnchorBatch batch = new(root, 1, Agency, 1);
            block = (await sender.SendAsync(anchors.Anchor([batch]), Limit, default)).BlockNumber;
        }

        return block;
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            // A killed child of a killed parent may stay as a zombie until it is reaped.
            string status = File.ReadAllText($"/proc/{processId}/stat");
            return status[status.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition) =>
        await UntilAsync(() => Task.FromResult(condition()), isThere => isThere);

    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        T answer = await ask();
        while (!condition(answer))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"still {answer} after {Limit}");
            await Task.Delay(20);
            answer = await ask();
        }

        return answer;
    }

    private Task<Chain> OpenAsync(TimeSpan? snapshots = null) => Chain.OpenAsync(
        new DevChainOptions
        {
            DataFolder = _dataFolder,
            SnapshotInterval = snapshots ?? TimeSpan.FromSeconds(2),
            SnapshotBlocks = snapshots is null ? 50 : int.MaxValue,
        },
        progress: null, CancellationToken.None);

    private Process StartOwner()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment = { [ChainOwnerProgram.Variable] = _dataFolder },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(DevChainDeathTests).Assembly.Location);
        }

        return Process.Start(start)!;
    }
}
