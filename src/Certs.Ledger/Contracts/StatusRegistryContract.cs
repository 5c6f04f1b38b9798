using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>The face of StatusRegistry.</summary>
/// <param name="address">Where it is.</param>
public sealed class StatusRegistryContract(Address address)
{
    // contracts/snapshots: 28,700 for each of a hundred, and 61,400 for one alone.
    private const long GasOfCall = 200_000;
    private const long GasOfChange = 35_000;

    internal static readonly AbiFunction SetStatusFunction =
        new("setStatus((bytes32,uint32,uint8,uint8,uint40,uint32,bytes32)[])");

    internal static readonly AbiFunction WordOfFunction = new("wordOf(uint32,bytes32)", "(uint256)");

    /// <summary>Records changes of state. The sender is the operator of the agencies' province.</summary>
    /// <remarks>One change whose expected sequence is not the chain's reverts the whole call.</remarks>
    public ContractCall SetStatus(IEnumerable<StatusChange> changes)
    {
        object[] entries =
        [
            .. changes.Select(change => new object[]
            {
                change.Handle, change.Agency.Number, (byte)change.State, change.Reason,
                ChainTime.ToSeconds(change.EffectiveFrom), change.ExpectedSequence, change.Detail,
            }),
        ];
        return ContractCall.Of(address, SetStatusFunction, [entries]) with
        {
            Gas = GasOfCall + (GasOfChange * entries.Length),
        };
    }

    /// <summary>The newest entry of a certificate. Null: it was never changed.</summary>
    /// <param name="agency">The agency that issued it.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    /// <param name="blockNumber">As at this block; null: the newest.</param>
    public NodeQuestion<StatusRecord?> Record(AgencyId agency, Hash32 handle, long? blockNumber = null)
    {
        NodeQuestion<byte[]> view =
            NodeQuestions.View(address, WordOfFunction.EncodeCall(agency.Number, handle), blockNumber);
        return new(view.Call, result =>
            StatusWord.Read((BigInteger)WordOfFunction.DecodeResult(view.Read(result))[0]));
    }
}
