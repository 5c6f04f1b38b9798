using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Administration;

/// <summary>Tells the operator how this node is.</summary>
internal sealed class ReadNodeStatus(
    ChainReader chain, Backlog backlog, CheckpointStore checkpoints, IOptions<NodeOptions> node)
{
    /// <summary>The state now.</summary>
    public async Task<NodeStatus> RunAsync(CancellationToken cancellationToken)
    {
        ChainState state = await chain.CurrentAsync(cancellationToken);
        ushort province = node.Value.Province;
        return new NodeStatus(
            province, state.View is Lookup<RegistryView>.Unavailable(var reason, _) ? reason : "", state.Head,
            backlog.Waiting, backlog.IsStoreBehindChain,
            await checkpoints.FindNewestAsync(chain.Network.GenesisHash, province, cancellationToken),
            await checkpoints.CountEquivocalAsync(cancellationToken));
    }
}
