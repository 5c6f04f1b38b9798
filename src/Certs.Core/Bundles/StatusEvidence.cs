namespace Certs.Core.Bundles;

/// <summary>What the StatusRegistry's storage held at one block, or that it held nothing (EIP-1186).</summary>
/// <param name="Header">The block's header, RLP, seals included.</param>
/// <param name="Account">The nodes of the state trie on the way to the registry's account, root first.</param>
/// <param name="Slots">
/// The slot of the document, then one for each statement of <see cref="Bundle.Statements"/>, in their order.
/// </param>
public sealed record StatusEvidence(
    ReadOnlyMemory<byte> Header, IReadOnlyList<byte[]> Account, IReadOnlyList<StatusSlot> Slots);
