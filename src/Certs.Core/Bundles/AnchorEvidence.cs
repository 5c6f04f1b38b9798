namespace Certs.Core.Bundles;

/// <summary>That a batch was anchored: the receipt of the transaction, proven against its block's header.</summary>
/// <param name="Header">The block's header, RLP, seals included.</param>
/// <param name="Transaction">The transaction's place in the block, from 0.</param>
/// <param name="Receipt">The nodes of the receipts trie on the way to the receipt, root first.</param>
/// <remarks>It can be made again at any later time from the block's body, so it never expires.</remarks>
public sealed record AnchorEvidence(
    ReadOnlyMemory<byte> Header, int Transaction, IReadOnlyList<byte[]> Receipt);
