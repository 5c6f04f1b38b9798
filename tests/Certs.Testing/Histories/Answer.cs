namespace Certs.Testing.Histories;

/// <summary>What a client is told.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The certificate is issued.</summary>
    public sealed record Issued(string Number) : Answer;

    /// <summary>The change is durable.</summary>
    public sealed record Changed(Said Change) : Answer;

    /// <summary>The new certificate and the change of the old one are durable.</summary>
    public sealed record Superseded(string NewNumber, Said Change) : Answer;

    /// <summary>It waits for a second person.</summary>
    public sealed record Proposed(long Proposal) : Answer;

    /// <summary>Nothing was done.</summary>
    public sealed record Refused(string Reason) : Answer;

    /// <summary>What the service knows.</summary>
    /// <param name="OnChain">
    /// How many changes the chain has as of the block that the answer rests on; null: the answer says that it does not know.
    /// </param>
    /// <param name="State">What holds by them; null: as above.</param>
    /// <param name="Pending">The changes that this block does not know.</param>
    /// <param name="ReplacedBy">The certificate in its place; null: none by this block.</param>
    public sealed record Told(uint? OnChain, LifeState? State, IReadOnlyList<Said> Pending, string? ReplacedBy) : Answer
    {
        /// <inheritdoc />
        public bool Equals(Told? other) =>
            other is not null && OnChain == other.OnChain && State == other.State && ReplacedBy == other.ReplacedBy
            && Pending.SequenceEqual(other.Pending);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(OnChain, State, ReplacedBy, Pending.Count);
    }

    /// <summary>What the evidence shows.</summary>
    /// <param name="OnChain">How many changes the chain has as of its block; null: it was not to be learnt.</param>
    /// <param name="State">What holds by them; null: as above.</param>
    public sealed record Shown(uint? OnChain, LifeState? State) : Answer;

    /// <summary>Every change, oldest first, and the certificate in its place; null: none.</summary>
    public sealed record All(IReadOnlyList<Said> Changes, string? ReplacedBy) : Answer
    {
        /// <inheritdoc />
        public bool Equals(All? other) =>
            other is not null && ReplacedBy == other.ReplacedBy && Changes.SequenceEqual(other.Changes);

        /// <inheritdoc />
        public override int GetHashCode() => Changes.Count;
    }
}
