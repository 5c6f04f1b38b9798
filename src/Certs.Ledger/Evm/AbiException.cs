namespace Certs.Ledger.Evm;

/// <summary>
/// Bytes that are not an encoding of the expected type. The contract or node that sent them is at fault.
/// </summary>
public sealed class AbiException : FormatException
{
    /// <summary>Says what is wrong.</summary>
    public AbiException(string message)
        : base(message)
    {
    }
}
