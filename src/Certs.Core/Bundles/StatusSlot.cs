namespace Certs.Core.Bundles;

/// <summary>One slot of the StatusRegistry, and how its word came about.</summary>
/// <param name="Nodes">The nodes of the storage trie on the way to the slot, root first.</param>
/// <param name="Earlier">
/// The changes before the present word, newest first. None are needed while the present word already held at the
/// moment asked about.
/// </param>
public sealed record StatusSlot(IReadOnlyList<byte[]> Nodes, IReadOnlyList<EarlierStatus> Earlier);
