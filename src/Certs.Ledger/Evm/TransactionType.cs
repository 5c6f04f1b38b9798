namespace Certs.Ledger.Evm;

/// <summary>The forms of a transaction. The numbers are the type bytes of EIP-2718.</summary>
public enum TransactionType : byte
{
    /// <summary>The first form, with the chain id in v (EIP-155) or without any.</summary>
    Legacy = 0x00,

    /// <summary>With an access list (EIP-2930). Read, never made here.</summary>
    AccessList = 0x01,

    /// <summary>With a fee cap and a tip (EIP-1559).</summary>
    FeeMarket = 0x02,
}
