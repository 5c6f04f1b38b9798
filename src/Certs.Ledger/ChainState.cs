using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Ledger;

/// <summary>What is known of the chain at a moment, and how well. Never changes.</summary>
/// <param name="View">
/// The registries as at the newest block that enough nodes agree on; <see cref="Lookup{T}.Unavailable"/> with
/// a code of <see cref="LedgerTrouble"/> otherwise. Never absent.
/// </param>
/// <param name="Nodes">
/// The nodes that confirmed the view's block, each with its own height; empty: none.
/// </param>
/// <param name="ConfirmedAt">
/// When the nodes last confirmed the view's block as the newest; this machine's clock.
/// </param>
/// <param name="Resets">
/// How often the chain lost blocks that were read before, since this reader was made.
/// </param>
/// <param name="LastReset">When it last did; null: never.</param>
public sealed record ChainState(
    Lookup<RegistryView> View, IReadOnlyList<NodeObservation> Nodes, DateTimeOffset ConfirmedAt, int Resets,
    DateTimeOffset? LastReset)
{
    /// <summary>The view's block; null when there is no view.</summary>
    public ChainHead? Head => View is Lookup<RegistryView>.Found(var view) ? view.Head : null;

    /// <summary>The view.</summary>
    /// <exception cref="LedgerUnavailableException">There is none; the exception says why.</exception>
    public RegistryView GetView() => View switch
    {
        Lookup<RegistryView>.Found(var view) => view,
        Lookup<RegistryView>.Unavailable(var reason, var detail) => throw new LedgerUnavailableException(
            reason, detail),
        _ => throw new LedgerUnavailableException(LedgerTrouble.Unreachable, "The chain has not been read."),
    };
}
