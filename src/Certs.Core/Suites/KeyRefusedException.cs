namespace Certs.Core.Suites;

/// <summary>A key was offered that its suite does not take. Whoever sent the key can send another.</summary>
public sealed class KeyRefusedException : Exception
{
    /// <summary>Makes the refusal of a key for <paramref name="suite"/>.</summary>
    /// <param name="suite">The suite that the key was meant for.</param>
    /// <param name="reason">The rule that the key breaks; the first one found.</param>
    public KeyRefusedException(Suite suite, KeyRefusal reason)
        : base($"The key is refused for {suite}: {reason}.")
    {
        Suite = suite;
        Reason = reason;
    }

    /// <summary>The suite that the key was meant for.</summary>
    public Suite Suite { get; }

    /// <summary>The rule that the key breaks; the first one found.</summary>
    public KeyRefusal Reason { get; }
}
