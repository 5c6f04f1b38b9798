using Certs.Core.Evm;
using Certs.Ledger;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Server.Hosting;

namespace Certs.Server.Chain;

/// <summary>
/// The chain as this province reaches it: its nodes, what pins it, and the province's two accounts. With a
/// network file a chain that others run; without one the development chain of this machine.
/// </summary>
internal sealed class ProvinceChain : IAsyncDisposable
{
    private static readonly TimeSpan ReadingLimit = TimeSpan.FromSeconds(2);

    private readonly DevChain? _devChain;

    private ProvinceChain(
        string networkFile, NetworkFile network, IReadOnlyList<Func<Uri>> nodes, Secp256k1Key admin,
        Secp256k1Key sender, DevChain? devChain)
    {
        NetworkFile = Path.GetFullPath(networkFile);
        Network = network;
        Nodes = [.. nodes.Select(address => new EthNode(address, ReadingLimit))];
        SendingNode = new EthNode(nodes[0]);
        Admin = admin;
        Operator = sender;
        _devChain = devChain;
    }

    /// <summary>
    /// The path of the file that pins the chain, for whoever reads the chain beside this service.
    /// </summary>
    public string NetworkFile { get; }

    /// <summary>What the chain must be.</summary>
    public NetworkFile Network { get; }

    /// <summary>
    /// The nodes that are read from. Verdicts wait for them, so they get little time to answer.
    /// </summary>
    public IReadOnlyList<EthNode> Nodes { get; }

    /// <summary>
    /// The node that transactions go to: the first of <see cref="Nodes"/>, with more time to answer.
    /// </summary>
    public EthNode SendingNode { get; }

    /// <summary>The account that enters agencies, keys and rules.</summary>
    public Secp256k1Key Admin { get; }

    /// <summary>The account that anchors.</summary>
    public Secp256k1Key Operator { get; }

    /// <summary>Opens the chain. No node need answer yet, unless it is the development chain.</summary>
    /// <param name="options">Which chain.</param>
    /// <param name="progress">Told what takes long, for the person who starts the service.</param>
    /// <param name="cancellationToken">Ends the wait for the development chain.</param>
    /// <exception cref="DevChainException">
    /// The development chain cannot be had; the message says what to do.
    /// </exception>
    public static async Task<ProvinceChain> OpenAsync(
        NodeOptions options, IProgress<string> progress, CancellationToken cancellationToken) =>
        options.NetworkFile is null
            ? await OpenDevChainAsync(options, progress, cancellationToken)
            : OpenNetwork(options, options.NetworkFile);

    /// <summary>
    /// Puts the chain on the disk where this node runs it; a chain that others run is theirs to keep. What
    /// was written before outlives a kill of the chain's node.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The node does not answer.</exception>
    public Task SnapshotAsync(CancellationToken cancellationToken) =>
        _devChain?.SnapshotAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (EthNode node in Nodes)
        {
            node.Dispose();
        }

        SendingNode.Dispose();
        Admin.Dispose();
        Operator.Dispose();
        if (_devChain is not null)
        {
            await _devChain.DisposeAsync();
        }
    }

    private static async Task<ProvinceChain> OpenDevChainAsync(
        NodeOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        DevChainOptions chain = new() { DataFolder = options.DevChainFolder ?? options.DataFolder };
        DevChain devChain = await DevChain.OpenAsync(chain, progress, cancellationToken);
        if (!File.Exists(devChain.Folder.Admin(options.Province)))
        {
            await devChain.DisposeAsync();
            throw new DevChainException(
                $"Node:Province: province {options.Province} is no member of the development chain's "
                + "consortium.");
        }

        return new ProvinceChain(
            devChain.Folder.Network, devChain.Network, [() => devChain.Endpoint],
            devChain.LoadAdmin(options.Province), devChain.LoadOperator(options.Province), devChain);
    }

    // The accounts of a real consortium are made by the province itself (docs/operations.md), one file each.
    private static ProvinceChain OpenNetwork(NodeOptions options, string networkFile)
    {
        string accounts = Path.Combine(options.Shared, "accounts");
        NetworkFile network = Ledger.NetworkFile.Read(networkFile);
        return new ProvinceChain(
            networkFile,
            network,
            [.. options.ChainNodes.Select(address => new Func<Uri>(() => address))],
            AccountFile.Load(Path.Combine(accounts, "admin.key")),
            AccountFile.Load(Path.Combine(accounts, "operator.key")),
            null);
    }
}
