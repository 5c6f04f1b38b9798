using Certs.Core.Registry;

namespace Certs.Server.Anchoring;

/// <summary>What some blocks say of this province's agencies.</summary>
/// <param name="Anchors">Roots that were anchored, in the chain's order.</param>
/// <param name="Statuses">Certificates and bridge statements that were changed, in the chain's order.</param>
internal sealed record SeenEvents(
    IReadOnlyList<SeenAnchor> Anchors, IReadOnlyList<RegistryEvent.StatusChanged> Statuses);
