using Certs.Core.Registry;
using Certs.Core.Witnessing;

namespace Certs.Server.Administration;

/// <summary>The state of this node.</summary>
/// <param name="Province">Whose it is.</param>
/// <param name="ChainProblem">Why the chain cannot be trusted now, a reason code; empty: it can.</param>
/// <param name="Head">The newest block that is trusted; null: none yet.</param>
/// <param name="Waiting">How many certificates wait for the chain.</param>
/// <param name="IsStoreBehindChain">Whether the node is read-only, because its store is an old copy.</param>
/// <param name="Newest">The newest checkpoint that this province signed with others; null: none yet.</param>
/// <param name="Equivocations">At how many heights provinces signed for different blocks.</param>
internal sealed record NodeStatus(
    ushort Province, string ChainProblem, ChainHead? Head, long Waiting, bool IsStoreBehindChain,
    SignedCheckpoint? Newest, long Equivocations);
