namespace Certs.Server.Keys;

/// <summary>A key that should be here cannot be used. The message names the file or the key id, never what is inside.</summary>
internal sealed class SigningKeyException : Exception
{
    /// <summary>Says what is wrong with which key or file.</summary>
    public SigningKeyException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with which key or file, and what reading it said.</summary>
    public SigningKeyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
