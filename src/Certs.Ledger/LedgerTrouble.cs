namespace Certs.Ledger;

/// <summary>
/// Why the chain could not be asked: the closed list of reason codes. They are never renamed or reused.
/// </summary>
public static class LedgerTrouble
{
    /// <summary>No node answered in time, or what came was no JSON-RPC answer.</summary>
    public const string Unreachable = "LEDGER_UNREACHABLE";

    /// <summary>
    /// Two configured nodes tell different stories about the same height, or too few of them answer.
    /// </summary>
    public const string NodesDisagree = "NODES_DISAGREE";

    /// <summary>
    /// The newest block is older than the limit: the chain stands still, or the node is cut off from it.
    /// </summary>
    public const string HeadStale = "HEAD_STALE";

    /// <summary>Another chain id, genesis block or contract code than the network file pins.</summary>
    public const string WrongChain = "WRONG_CHAIN";

    /// <summary>The node's chain no longer has a block that was read before.</summary>
    public const string HeadWentBack = "HEAD_WENT_BACK";

    /// <summary>The events read do not add up to what the contracts and headers say was emitted.</summary>
    public const string EventsIncomplete = "EVENTS_INCOMPLETE";
}
