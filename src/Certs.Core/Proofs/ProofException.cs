namespace Certs.Core.Proofs;

/// <summary>Evidence of the chain that proves nothing. Whoever made it is at fault; nothing is known.</summary>
public sealed class ProofException : FormatException
{
    /// <summary>Says which rule it breaks and how.</summary>
    public ProofException(ProofRule rule, string message)
        : base(message) => Rule = rule;

    /// <summary>The rule that is broken.</summary>
    public ProofRule Rule { get; }
}
