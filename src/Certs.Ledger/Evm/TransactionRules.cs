namespace Certs.Ledger.Evm;

/// <summary>
/// What a node of the London fork asks of a transaction before it looks at the sender's account.
/// </summary>
public static class TransactionRules
{
    private const ulong BaseGas = 21_000;
    private const ulong CreationGas = 32_000;
    private const ulong ZeroByteGas = 4;
    private const ulong OtherByteGas = 16;
    private const ulong EntryGas = 2_400;
    private const ulong SlotGas = 1_900;

    /// <summary>The gas that a transaction costs before its first instruction (EIP-2028, EIP-2930).</summary>
    public static ulong IntrinsicGas(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ulong zeros = (ulong)transaction.Data.Span.Count((byte)0);
        ulong others = (ulong)transaction.Data.Length - zeros;
        ulong entries = (ulong)transaction.AccessList.Count;
        ulong slots = (ulong)transaction.AccessList.Sum(entry => entry.Slots.Count);
        return BaseGas + (transaction.To is null ? CreationGas : 0)
            + (ZeroByteGas * zeros) + (OtherByteGas * others) + (EntryGas * entries) + (SlotGas * slots);
    }

    /// <summary>Says what is wrong with a transaction for a chain.</summary>
    /// <param name="sent">The transaction.</param>
    /// <param name="chainId">The chain.</param>
    /// <returns>A sentence; null when nothing is wrong.</returns>
    public static string? FindFault(SignedTransaction sent, ulong chainId)
    {
        ArgumentNullException.ThrowIfNull(sent);
        Transaction transaction = sent.Transaction;
        if (transaction.ChainId is { } id && id != chainId)
        {
            return $"It is for chain {id}, not {chainId}.";
        }

        // EIP-2681: a sender's last nonce is 2^64 − 2.
        if (transaction.Nonce == ulong.MaxValue)
        {
            return "The nonce is too large.";
        }

        if (transaction.GasLimit < IntrinsicGas(transaction))
        {
            return "The gas limit is below the intrinsic gas.";
        }

        if (transaction.Tip > transaction.GasPrice && transaction.Type == TransactionType.FeeMarket)
        {
            return "The tip is above the fee cap.";
        }

        if ((transaction.GasPrice * transaction.GasLimit).GetBitLength() > 256)
        {
            return "Gas limit times gas price does not fit 256 bits.";
        }

        return sent.Sender is null ? "No key made the signature." : null;
    }
}
