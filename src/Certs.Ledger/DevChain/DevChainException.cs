namespace Certs.Ledger.DevChain;

/// <summary>
/// The development chain cannot be had on this machine. The message says what to do about it.
/// </summary>
public sealed class DevChainException : Exception
{
    /// <summary>Says what is missing and what to do.</summary>
    public DevChainException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
