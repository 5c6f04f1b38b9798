using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;

namespace Certs.Server.Administration;

/// <summary>Waits until what was just written on the chain is read, so that the next call can build on it.</summary>
internal static class ReadBack
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns when <paramref name="isRead"/> holds of the view; after half a minute in any case.</summary>
    /// <remarks>It is written already: a caller that goes on too soon is refused, and nothing is lost.</remarks>
    public static async Task UntilAsync(
        this ChainReader chain, Predicate<RegistryView> isRead, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        long block = 0;
        try
        {
            while (true)
            {
                ChainState state = await chain.AtLeastAsync(block, Limit, limit.Token);
                if (state.View is Lookup<RegistryView>.Found(RegistryView view) && isRead(view))
                {
                    return;
                }

                block = (state.Head?.BlockNumber ?? block) + 1;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The limit is over.
        }
    }
}
