using System.Diagnostics;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>Follows the development chain that another process runs.</summary>
internal sealed class DevChainGuest
{
    private readonly string _nodeFile;
    private volatile Place _last;

    private DevChainGuest(string nodeFile, Place found)
    {
        _nodeFile = nodeFile;
        _last = found;
    }

    /// <summary>Where the owner says that its node is; where it was last while the owner starts it.</summary>
    public Uri Endpoint
    {
        get
        {
            DateTime written = File.GetLastWriteTimeUtc(_nodeFile);
            if (written != _last.Written && NodeFile.Find(_nodeFile) is { } moved)
            {
                _last = new Place(moved.Url, written);
            }

            return _last.Url;
        }
    }

    /// <summary>Waits until the owner's node answers and the contracts are there.</summary>
    /// <exception cref="DevChainException">That does not happen within the limit.</exception>
    public static async Task<DevChainGuest> FindAsync(
        DevChainFolder folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < limit)
        {
            DateTime written = File.GetLastWriteTimeUtc(folder.Node);
            if (File.Exists(folder.Network) && NodeFile.Find(folder.Node) is { } file
                && await IsAnsweringAsync(file.Url, NetworkFile.Read(folder.Network), cancellationToken))
            {
                return new DevChainGuest(folder.Node, new Place(file.Url, written));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        throw new DevChainException(
            $"Another process holds {folder.Lock}, but its chain did not answer within "
            + $"{limit.TotalSeconds} s. End that process, or look into its log.");
    }

    private static async Task<bool> IsAnsweringAsync(
        Uri url, NetworkFile network, CancellationToken cancellationToken)
    {
        using EthNode node = new(url, TimeSpan.FromSeconds(1));
        try
        {
            BlockHeader? genesis = await node.AskAsync(NodeQuestions.Block(0), cancellationToken);
            return genesis?.Hash == network.GenesisHash;
        }
        catch (LedgerUnavailableException)
        {
            return false;
        }
    }

    private sealed record Place(Uri Url, DateTime Written);
}
