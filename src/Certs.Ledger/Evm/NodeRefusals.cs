namespace Certs.Ledger.Evm;

/// <summary>Sorts nodes' error codes and texts.</summary>
/// <remarks>
/// Besu has a code for most; geth, GoQuorum and anvil say most under −32000 or −32003, so the text decides
/// first.
/// </remarks>
internal static class NodeRefusals
{
    private static readonly (string Text, NodeRefusal Refusal)[] Texts =
    [
        ("nonce too low", NodeRefusal.NonceTooLow),
        ("nonce below", NodeRefusal.NonceTooLow),
        ("already imported", NodeRefusal.AlreadyKnown),
        ("already known", NodeRefusal.AlreadyKnown),
        ("known transaction", NodeRefusal.AlreadyKnown),
        ("underpriced", NodeRefusal.ReplacementUnderpriced),
        ("nonce too high", NodeRefusal.NonceTooHigh),
        ("nonce too distant", NodeRefusal.NonceTooHigh),
        ("intrinsic gas", NodeRefusal.IntrinsicGas),
        ("gas price below", NodeRefusal.GasPriceTooLow),
        ("txpool is full", NodeRefusal.PoolFull),
        ("pool is full", NodeRefusal.PoolFull),
        ("world state", NodeRefusal.StateUnavailable),
        ("missing trie node", NodeRefusal.StateUnavailable),
        ("blockoutofrange", NodeRefusal.UnknownBlock),
        ("execution reverted", NodeRefusal.Reverted),
        ("not authorized", NodeRefusal.SenderNotAuthorised),
    ];

    public static NodeRefusal Classify(int code, string text)
    {
        foreach ((string known, NodeRefusal refusal) in Texts)
        {
            if (text.Contains(known, StringComparison.OrdinalIgnoreCase))
            {
                return refusal;
            }
        }

        return code switch
        {
            3 => NodeRefusal.Reverted,
            -32001 => NodeRefusal.NonceTooLow,
            -32003 => NodeRefusal.IntrinsicGas,
            -32005 => NodeRefusal.LimitExceeded,
            -32006 => NodeRefusal.NonceTooHigh,
            -32007 => NodeRefusal.SenderNotAuthorised,
            -32009 => NodeRefusal.GasPriceTooLow,
            -32601 => NodeRefusal.MethodNotFound,
            -39001 => NodeRefusal.UnknownBlock,
            _ => NodeRefusal.Other,
        };
    }
}
