using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Witnessing;

/// <summary>What the chain holds of one certificate as of a block: its batch's anchor and its status.</summary>
/// <param name="Anchor">The record of the batch's root.</param>
/// <param name="Handle">SHA-256 of the certificate's handle.</param>
/// <param name="Status">The word of the StatusRegistry; zero: never changed.</param>
/// <remarks>
/// It names neither number nor holder, and does not tie the handle to a place in the batch: the holder shows both.
/// </remarks>
public sealed record WitnessedFact(AnchorRecord Anchor, Hash32 Handle, Hash32 Status)
{
    private const byte LeafPrefix = 0;

    /// <summary>
    /// <c>SHA-256(0x00 ‖ "certs/fact/1" ‖ root ‖ anchor's word ‖ handle ‖ status word)</c>: a leaf of RFC 9162 as it
    /// stands, of another length than a node.
    /// </summary>
    public Hash32 ComputeLeaf() => new(Hashing.Sha256(
    [
        LeafPrefix, .. "certs/fact/1"u8, .. Anchor.Root.ToArray(),
        .. ContractStorage.WordOf(Anchor).ToArray(), .. Handle.ToArray(), .. Status.ToArray(),
    ]));
}
