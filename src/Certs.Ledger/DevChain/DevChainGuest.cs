using System.Diagnostics;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>Finds the development chain that another process runs.</summary>
internal static class DevChainGuest
{
    /// <summary>Waits until the owner's node answers and the contracts are there.</summary>
    /// <exception cref="DevChainException">That does not happen within the limit.</exception>
    public static async Task<Uri> FindAsync(
        DevChainFolder folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < limit)
        {
            if (File.Exists(folder.Network) && NodeFile.Find(folder.Node) is { } file
                && await IsAnsweringAsync(file.Url, NetworkFile.Read(folder.Network), cancellationToken))
            {
                return file.Url;
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
}
