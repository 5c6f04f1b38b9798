using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>A transaction's receipt, proven against a header's receipts root (yellow paper §4.3.1).</summary>
/// <param name="Type">The transaction's type of EIP-2718; 0 for a legacy one.</param>
/// <param name="HasSucceeded">True when the transaction did not revert (EIP-658).</param>
/// <param name="Logs">The logs, in order.</param>
public sealed record Receipt(byte Type, bool HasSucceeded, IReadOnlyList<ReceiptLog> Logs)
{
    private const byte FirstListByte = 0xc0;
    private const byte LastType = 0x7f;
    private const int Members = 4;
    private const int LogMembers = 3;
    private const int BloomBytes = 256;
    private const int MaximumTopics = 4;

    /// <summary>Reads the receipt of a transaction.</summary>
    /// <param name="receiptsRoot">The header's receipts root.</param>
    /// <param name="transactionIndex">The transaction's place in its block, from 0.</param>
    /// <param name="nodes">The nodes of the receipts trie, root first.</param>
    /// <exception cref="ProofException">
    /// The nodes do not prove a receipt, also when they prove that there is none.
    /// </exception>
    public static Receipt Read(Hash32 receiptsRoot, int transactionIndex, IReadOnlyList<byte[]> nodes)
    {
        byte[] key = Rlp.Encode(RlpItem.Number(transactionIndex));
        byte[] value = TrieProof.Read(receiptsRoot, key, nodes)
            ?? throw new ProofException(ProofRule.ValueShape, $"The block has no receipt {transactionIndex}.");
        return value[0] switch
        {
            >= FirstListByte => Decode(0, value),
            > 0 and <= LastType => Decode(value[0], value.AsSpan(1)),
            _ => throw new ProofException(ProofRule.ValueShape, "A receipt is a list, or a type and a list."),
        };
    }

    private static Receipt Decode(byte type, ReadOnlySpan<byte> list)
    {
        IReadOnlyList<RlpItem> members = StrictRlp.List(StrictRlp.Read(list), Members, "A receipt");
        BigInteger status = StrictRlp.Number(members[0], 1, "A receipt's status");
        if (status > 1)
        {
            throw new ProofException(ProofRule.ValueShape, "A receipt's status is 0 or 1.");
        }

        StrictRlp.Number(members[1], 32, "The gas used");
        StrictRlp.Bytes(members[2], BloomBytes, "A bloom");
        return members[3].IsList
            ? new Receipt(type, status.IsOne, [.. members[3].Items.Select(Log)])
            : throw new ProofException(ProofRule.ValueShape, "A receipt's logs are a list.");
    }

    private static ReceiptLog Log(RlpItem item)
    {
        IReadOnlyList<RlpItem> members = StrictRlp.List(item, LogMembers, "A log");
        Address contract = new(StrictRlp.Bytes(members[0], Address.Length, "An address"));
        if (!members[1].IsList || members[1].Items.Count > MaximumTopics || members[2].IsList)
        {
            throw new ProofException(ProofRule.ValueShape, "A log has at most four topics, then its data.");
        }

        return new ReceiptLog(
            contract,
            [.. members[1].Items.Select(topic => new Hash32(StrictRlp.Bytes(topic, 32, "A topic")))],
            members[2].Value);
    }
}
