using Certs.Core.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>
/// The development chain of this machine: started by the first service that needs it, shared by the others.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>The process that gets the lock file owns the chain; others use its address.</item>
/// <item>The owner starts anvil and gives it the newest snapshot, or, the first time, deploys and seeds the
/// contracts, takes a snapshot and only then writes <c>network.json</c>.</item>
/// <item>While it runs, the owner takes snapshots, makes a block when there was none for a minute, and starts
/// anvil again when it ended. Blocks younger than the last snapshot are lost then, which readers
/// notice.</item>
/// <item>Anvil ends with its owner, also when that is killed.</item>
/// </list>
/// </remarks>
public sealed class DevChain : IAsyncDisposable
{
    private readonly FileStream? _lock;
    private readonly DevChainOwner? _owner;
    private readonly DevChainGuest? _guest;

    private DevChain(DevChainFolder folder, FileStream? heldLock, DevChainOwner? owner, DevChainGuest? guest)
    {
        Folder = folder;
        _lock = heldLock;
        _owner = owner;
        _guest = guest;
        Network = NetworkFile.Read(folder.Network);
    }

    /// <summary>Where its files are.</summary>
    public DevChainFolder Folder { get; }

    /// <summary>
    /// The node's JSON-RPC address at the moment. Stays the same over starts unless another program took
    /// the port.
    /// </summary>
    public Uri Endpoint => _owner?.Endpoint ?? _guest!.Endpoint;

    /// <summary>What the chain is.</summary>
    public NetworkFile Network { get; }

    /// <summary>True when this process runs the node.</summary>
    public bool IsOwner => _owner is not null;

    /// <summary>Anvil's process id; null when another process runs it, or nobody.</summary>
    public int? NodeProcessId => _owner?.ProcessId;

    /// <summary>Starts the chain, or finds the one that another process runs.</summary>
    /// <param name="options">Where it is kept and how it runs.</param>
    /// <param name="progress">Is told what takes time and what is wrong; null for nobody.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="DevChainException">
    /// It cannot be had on this machine; the message says what to do.
    /// </exception>
    public static async Task<DevChain> OpenAsync(
        DevChainOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        DevChainFolder folder = new(options.DataFolder);
        folder.Create();
        FileStream? held = TryLock(folder.Lock);
        if (held is null)
        {
            DevChainGuest guest = await DevChainGuest.FindAsync(
                folder, options.StartTimeout, cancellationToken);
            return new DevChain(folder, null, null, guest);
        }

        DevChainOwner owner = new(options, folder, progress);
        bool isRunning = false;
        try
        {
            await owner.StartAsync(cancellationToken);
            isRunning = true;
            return new DevChain(folder, held, owner, null);
        }
        finally
        {
            if (!isRunning)
            {
                await owner.DisposeAsync();
                await held.DisposeAsync();
            }
        }
    }

    /// <summary>Takes a snapshot now. Does nothing for a process that does not own the chain.</summary>
    /// <exception cref="LedgerUnavailableException">The node does not answer.</exception>
    public Task SnapshotAsync(CancellationToken cancellationToken) =>
        _owner?.SnapshotAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>
    /// Ends the node and leaves it off, as when the machine it runs on fails. Takes a snapshot before.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another process owns the chain.</exception>
    public Task StopNodeAsync(CancellationToken cancellationToken) => Owner.StopNodeAsync(cancellationToken);

    /// <summary>Starts a stopped node again from the newest snapshot, at the same address.</summary>
    /// <exception cref="InvalidOperationException">Another process owns the chain.</exception>
    /// <exception cref="DevChainException">It does not start.</exception>
    public Task StartNodeAsync(CancellationToken cancellationToken) =>
        Owner.StartNodeAsync(cancellationToken);

    /// <summary>The key of a province's admin account. The caller disposes it.</summary>
    public Secp256k1Key LoadAdmin(ushort province) => AccountFile.Load(Folder.Admin(province));

    /// <summary>The key of a province's operator account. The caller disposes it.</summary>
    public Secp256k1Key LoadOperator(ushort province) => AccountFile.Load(Folder.Operator(province));

    /// <summary>Takes a last snapshot and ends the node, when this process owns it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }

        if (_lock is not null)
        {
            await _lock.DisposeAsync();
        }
    }

    private DevChainOwner Owner =>
        _owner ?? throw new InvalidOperationException("Another process owns the development chain.");

    // The system frees the lock when its holder ends, however that ends.
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
