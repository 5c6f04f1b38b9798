using System.CommandLine;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Evm;

namespace Certs.Cli.Service;

/// <summary>
/// The chain as the command line reads it itself, from the nodes and pinned by the network file. No service is asked.
/// </summary>
internal sealed class LocalChain : IDisposable
{
    private readonly EthNode[] _nodes;

    private LocalChain(EthNode[] nodes, NetworkFile network)
    {
        _nodes = nodes;
        Reader = new ChainReader(nodes, network);
        Network = network;
    }

    /// <summary>The network file.</summary>
    public static Option<FileInfo?> NetworkOption { get; } = new("--network")
    {
        Description = "The network file. Default: the service's in --data.",
    };

    /// <summary>The nodes.</summary>
    public static Option<string[]> NodeOption { get; } = new("--node")
    {
        Description = "A chain node; may be repeated. Default: the service's in --data.",
    };

    /// <summary>As known at which block.</summary>
    public static Option<long?> KnownAtOption { get; } = new("--known-at")
    {
        Description = "As known at this block, whatever was recorded since. Default: the newest.",
    };

    /// <summary>Reads the registries and anchors.</summary>
    public ChainReader Reader { get; }

    /// <summary>What the chain must be.</summary>
    public NetworkFile Network { get; }

    /// <summary>The first of the nodes, for what is proven anyway.</summary>
    public EthNode Node => _nodes[0];

    /// <summary>Gives a command the options of this class.</summary>
    public static Command Into(Command command)
    {
        command.Add(KnownAtOption);
        command.Add(NetworkOption);
        command.Add(NodeOption);
        command.Add(DataFolder.Option);
        return command;
    }

    /// <summary>The block up to which the registries count; null: the newest.</summary>
    /// <exception cref="UsageException">It is no height.</exception>
    public static long? KnownAt(ParseResult command) => command.GetValue(KnownAtOption) switch
    {
        < 0 and { } number => throw new UsageException($"--known-at {number}: a block's height, 0 or more."),
        { } block => block,
        null => null,
    };

    /// <summary>The registries as the command asks for them.</summary>
    /// <exception cref="UsageException">An option is wrong, or there is no such block.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public static async Task<RegistryView> ReadAsync(ParseResult command, CancellationToken stop)
    {
        using LocalChain chain = Open(command);
        return await chain.ReadAsync(KnownAt(command), stop);
    }

    /// <summary>Opens the chain that a command's options name.</summary>
    /// <exception cref="UsageException">An option is wrong, or there is no service in the data folder.</exception>
    public static LocalChain Open(ParseResult command)
    {
        FileInfo? network = command.GetValue(NetworkOption);
        Uri[] named = ToNodes(command.GetValue(NodeOption) ?? []);
        ServiceFile? service = network is null || named.Length == 0 ? DataFolder.Of(command).ReadServiceFile() : null;
        IReadOnlyList<Uri> nodes = named.Length > 0 ? named : service!.Nodes;
        return new LocalChain(
            [.. nodes.Select(node => new EthNode(node))], ReadNetwork(network?.FullName ?? service!.Network));
    }

    /// <summary>The registries as known at a block.</summary>
    /// <param name="knownAt">The block; null: the newest.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<RegistryView> ReadAsync(long? knownAt, CancellationToken stop)
    {
        RegistryView view = (await Reader.CurrentAsync(stop)).GetView();
        return knownAt switch
        {
            null => view,
            { } block when block <= view.Head.BlockNumber =>
                (await Reader.AsKnownAtAsync(block, stop)).GetView(),
            _ => throw new UsageException($"--known-at {knownAt}: a block from 0 to {view.Head.BlockNumber}."),
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Reader.Dispose();
        foreach (EthNode node in _nodes)
        {
            node.Dispose();
        }
    }

    private static NetworkFile ReadNetwork(string path)
    {
        try
        {
            return NetworkFile.Read(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
    }

    private static Uri[] ToNodes(string[] addresses) =>
    [
        .. addresses.Select(text =>
            Uri.TryCreate(text, UriKind.Absolute, out Uri? node) && node.Scheme is ("http" or "https")
                ? node
                : throw new UsageException($"--node {text}: an address such as http://127.0.0.1:8545.")),
    ];
}
