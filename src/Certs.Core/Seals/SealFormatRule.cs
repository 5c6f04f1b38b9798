namespace Certs.Core.Seals;

/// <summary>Why bytes are not read as an electronic seal. The numbers never change.</summary>
public enum SealFormatRule
{
    /// <summary>More bytes or elements than <see cref="SealLimits"/>.</summary>
    TooLarge = 1,

    /// <summary>Not the strict DER of the structure that stands there.</summary>
    Malformed = 2,

    /// <summary>A version or a choice that this implementation does not know.</summary>
    Unsupported = 3,
}
