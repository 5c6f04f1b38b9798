using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>What a transaction does to a contract.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Data">Selector and arguments.</param>
/// <param name="Name">The function, for logs and messages.</param>
public sealed record ContractCall(Address Contract, ReadOnlyMemory<byte> Data, string Name)
{
    /// <summary>
    /// Gas that suffices by what was measured; null: not known. Where it does not, or is more than a transaction may have, the
    /// node is asked, which runs the whole call many times over.
    /// </summary>
    public long? Gas { get; init; }

    /// <summary>A call of a function.</summary>
    internal static ContractCall Of(
        Address contract, AbiFunction function, params IReadOnlyList<object> arguments) =>
        new(
            contract, function.EncodeCall(arguments),
            function.Signature[..function.Signature.IndexOf('(', StringComparison.Ordinal)]);
}
