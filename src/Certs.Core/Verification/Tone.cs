namespace Certs.Core.Verification;

/// <summary>How a reason reads at the window.</summary>
public enum Tone
{
    /// <summary>Nothing to say against it.</summary>
    Good = 1,

    /// <summary>A fact to know, neither good nor bad.</summary>
    Neutral = 2,

    /// <summary>Good, but the window should read it.</summary>
    Notice = 3,

    /// <summary>Something is not known.</summary>
    Missing = 4,

    /// <summary>It speaks against the certificate.</summary>
    Bad = 5,
}
