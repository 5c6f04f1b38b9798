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
    /// <summary>Root of certificates; the others belong to no batch of the store.</summary>
    private const byte Certificates = 1;

    /// <summary>True when it is a root over certificates.</summary>
    public bool IsOfCertificates => Anchor.Kind == Certificates;

    /// <summary>Where it is.</summary>
    public AnchorPlace Place => new(Anchor.BlockNumber, BlockHash, Anchor.BlockTime, TransactionHash);
}
