namespace Certs.Ledger.Evm;

/// <summary>
/// Why a node refused, in one list for Besu, GoQuorum and anvil, whose codes and texts differ.
/// </summary>
public enum NodeRefusal
{
    /// <summary>The account has sent a transaction with this nonce already.</summary>
    NonceTooLow = 1,

    /// <summary>The node has this very transaction already: as good as success.</summary>
    AlreadyKnown = 2,

    /// <summary>Another transaction with the same nonce waits, and this one does not pay more.</summary>
    ReplacementUnderpriced = 3,

    /// <summary>The state of that block is no longer there.</summary>
    StateUnavailable = 4,

    /// <summary>The gas limit does not even cover the transaction's bytes.</summary>
    IntrinsicGas = 5,

    /// <summary>Too many blocks, calls or too much gas in one question.</summary>
    LimitExceeded = 6,

    /// <summary>The node's operator does not let this account send.</summary>
    SenderNotAuthorised = 7,

    /// <summary>The node asks for more than a gas price of zero.</summary>
    GasPriceTooLow = 8,

    /// <summary>The node does not have that block.</summary>
    UnknownBlock = 9,

    /// <summary>The contract refused; <see cref="JsonRpcException.RevertData"/> says how.</summary>
    Reverted = 10,

    /// <summary>The nonce leaves a gap that the node does not hold transactions over.</summary>
    NonceTooHigh = 11,

    /// <summary>The node's pool of waiting transactions is full.</summary>
    PoolFull = 12,

    /// <summary>The node does not offer the method.</summary>
    MethodNotFound = 13,

    /// <summary>Anything else.</summary>
    Other = 14,
}
