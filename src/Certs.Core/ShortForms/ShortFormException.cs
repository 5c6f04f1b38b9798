namespace Certs.Core.ShortForms;

/// <summary>A document that cannot be put into one QR code.</summary>
public sealed class ShortFormException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="sizeBytes">How many bytes it takes; 0: the form has no room for such a document.</param>
    /// <param name="message">What is wrong, for people.</param>
    public ShortFormException(int sizeBytes, string message)
        : base(message) => SizeBytes = sizeBytes;

    /// <summary>How many bytes it takes; 0: the form has no room for such a document.</summary>
    public int SizeBytes { get; }
}
