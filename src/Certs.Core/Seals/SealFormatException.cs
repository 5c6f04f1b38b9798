namespace Certs.Core.Seals;

/// <summary>Bytes are no electronic seal of a known generation. Says nothing about the document.</summary>
public sealed class SealFormatException : Exception
{
    /// <summary>Makes the refusal.</summary>
    /// <param name="rule">What is broken.</param>
    /// <param name="place">Where: a member in the words of the standard; holds no values.</param>
    public SealFormatException(SealFormatRule rule, string place)
        : base($"{rule}: {place}.")
    {
        Rule = rule;
        Place = place;
    }

    /// <summary>What is broken.</summary>
    public SealFormatRule Rule { get; }

    /// <summary>Where: a member in the words of the standard; holds no values.</summary>
    public string Place { get; }
}
