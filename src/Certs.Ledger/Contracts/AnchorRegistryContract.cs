using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>The face of AnchorRegistry.</summary>
/// <param name="address">Where it is.</param>
public sealed class AnchorRegistryContract(Address address)
{
    internal static readonly AbiFunction AnchorFunction = new(
        "anchor((bytes32,uint32,uint32,uint16,uint8)[])");
    internal static readonly AbiFunction WordOfFunction = new("wordOf(uint32,bytes32)", "(uint256)");

    /// <summary>Anchors batches. The sender is the operator of the agencies' province.</summary>
    /// <remarks>
    /// A root that its agency anchored with the same data is passed over; with other data the whole call
    /// reverts.
    /// </remarks>
    public ContractCall Anchor(IEnumerable<AnchorBatch> batches) => ContractCall.Of(
        address, AnchorFunction, [batches.Select(batch => (object)new object[]
        {
            batch.Root, batch.TreeSize, batch.Agency.Number, batch.SuiteBitmap, batch.Kind,
        }).ToArray()]);

    /// <summary>What the chain holds of an agency's root. Null: that agency never anchored it.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="root">The root.</param>
    /// <param name="blockNumber">As at this block; null: the newest.</param>
    public NodeQuestion<AnchorRecord?> Record(AgencyId agency, Hash32 root, long? blockNumber = null)
    {
        NodeQuestion<byte[]> view =
            NodeQuestions.View(address, WordOfFunction.EncodeCall(agency.Number, root), blockNumber);
        return new(view.Call, result =>
            AnchorWord.Read(root, (BigInteger)WordOfFunction.DecodeResult(view.Read(result))[0]));
    }
}
