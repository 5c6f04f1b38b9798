using System.Numerics;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>The count that most contracts keep of the events they ever emitted.</summary>
internal static class EventCounter
{
    public static readonly AbiFunction Function = new("eventCount()", "(uint64)");

    /// <summary>How many events a contract had emitted as at a block.</summary>
    public static NodeQuestion<ulong> Question(Address contract, long blockNumber)
    {
        NodeQuestion<byte[]> view = NodeQuestions.View(contract, Function.EncodeCall(), blockNumber);
        return new(view.Call, result => (ulong)(BigInteger)Function.DecodeResult(view.Read(result))[0]);
    }
}
