namespace Certs.Ledger.Offline;

/// <summary>A block or fact that was to be witnessed and that the chain does not have.</summary>
public sealed class FactNotOnChainException : Exception
{
    /// <summary>Says which.</summary>
    /// <param name="fact">The place of the fact, from 0; null: the block is not there.</param>
    /// <param name="message">What is missing, for people.</param>
    public FactNotOnChainException(int? fact, string message)
        : base(message) => Fact = fact;

    /// <summary>The place of the fact, from 0; null: the block is not there.</summary>
    public int? Fact { get; }
}
