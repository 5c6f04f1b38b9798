namespace Certs.Core.Evm;

/// <summary>Bytes that are not the one RLP encoding of what was expected. Their sender is at fault.</summary>
public sealed class RlpException : FormatException
{
    /// <summary>Says what is wrong.</summary>
    public RlpException(string message)
        : base(message)
    {
    }
}
