using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>What the registries had recorded up to a block, but for anchors, statuses and proposals.</summary>
/// <param name="Head">The block.</param>
/// <param name="Events">
/// Every event of members, suites, agencies, types, keys, rules and accreditations up to it, in the chain's order.
/// </param>
/// <remarks>
/// Events and not their outcome, so that they are folded by the code that a service folds them with, and an
/// earlier block knows what it knew then.
/// </remarks>
public sealed record RegistrySnapshot(ChainHead Head, IReadOnlyList<RegistryEvent> Events);
