using Certs.Core.Registry;
using Certs.Server.Anchoring;
using Certs.Server.Refusals;
using Microsoft.Extensions.Options;

namespace Certs.Server.Issuing;

/// <summary>What has to hold of the node as a whole before anything is issued.</summary>
internal sealed class IssuingGate(
    Backlog backlog, RegistryOnHand registry, TimeProvider time, IOptions<AnchoringOptions> options)
{
    // Threat T13: a clock that is wrong by more than this makes every date in a certificate worthless.
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(120);

    /// <summary>Passes, or refuses for every order alike.</summary>
    /// <returns>The moment of issue, whole seconds, and the registries; null: the chain was never read.</returns>
    /// <exception cref="RefusedException">The store is behind the chain, the queue is full, or the clocks differ.</exception>
    public (DateTimeOffset Now, RegistryView? Registry) Pass()
    {
        if (backlog.IsStoreBehindChain)
        {
            throw new RefusedException(
                RefusalReason.StoreBehindChain, "The chain knows certificates that this store does not.");
        }

        if (backlog.Waiting >= options.Value.MaxWaiting)
        {
            throw new RefusedException(RefusalReason.QueueFull, "Too many certificates wait for the chain.")
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }

        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        if (backlog.NewestBlockTime - now > MostAhead)
        {
            throw new RefusedException(
                RefusalReason.ClockDisagrees, "The chain's time is more than 120 s ahead of this node's clock.");
        }

        return (now, registry.View);
    }
}
