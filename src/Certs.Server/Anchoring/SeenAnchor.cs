using Certs.Core;
using Certs.Core.Registry;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>A root that was anchored, as a block's log tells.</summary>
/// <param name="Anchor">What the chain keeps of it.</param>
/// <param name="BlockHash">The block's hash.</param>
/// <param name="TransactionHash">The transaction that did it.</param>
internal sealed record SeenAnchor(AnchorRecord Anchor, Hash32 BlockHash, Hash32 TransactionHash)
{
    /// <summary>True when it is a root over what the store has batches of.</summary>
    public bool IsOfStore => Enum.IsDefined((LeafKind)Anchor.Kind);

    /// <summary>Where it is.</summary>
    public AnchorPlace Place => new(Anchor.BlockNumber, BlockHash, Anchor.BlockTime, TransactionHash);
}
