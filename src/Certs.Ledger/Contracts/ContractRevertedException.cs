using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>
/// A contract refused a call. Nothing changed on the chain, and nothing was sent if it was simulated.
/// </summary>
public sealed class ContractRevertedException : Exception
{
    /// <summary>Says which function was refused and why.</summary>
    /// <param name="function">The function called.</param>
    /// <param name="refusal">The node's error.</param>
    public ContractRevertedException(string function, JsonRpcException refusal)
        : base($"{function} is refused: {ContractErrors.Describe(refusal?.RevertData)}.", refusal)
    {
        ErrorName = ContractErrors.Name(refusal?.RevertData);
        ErrorArguments = ContractErrors.Arguments(refusal?.RevertData);
    }

    /// <summary>Says that a mined transaction failed; the chain keeps no reason.</summary>
    public ContractRevertedException(string function)
        : base($"{function} was mined and failed.")
    {
    }

    /// <summary>
    /// The contract's error, such as <c>AnchorIsAnother</c>; null when it gave none that is known here.
    /// </summary>
    public string? ErrorName { get; }

    /// <summary>The error's arguments as texts, such as the number of the rule that is in the way.</summary>
    public IReadOnlyList<string> ErrorArguments { get; } = [];
}
