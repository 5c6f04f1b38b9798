using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>How one set of validators followed another.</summary>
/// <param name="First">A header that lists the new set and that a quorum of it sealed.</param>
/// <param name="Votes">
/// The headers before in which proposers of the old set voted for the change, each sealed by a quorum of the
/// old set. None where a quorum of the old set is among those who sealed <paramref name="First"/>.
/// </param>
/// <remarks>
/// A header that only the new set sealed is its own witness and proves nothing. As validators write no more
/// seals than they need, the first block of a smaller set usually lacks a quorum of the larger one: then the
/// votes, which the larger set sealed, are the evidence (Besu <c>VoteTally</c>: more than half of the
/// validators, each counted once, within one epoch).
/// </remarks>
public sealed record HandOver(SealedHeader First, IReadOnlyList<SealedHeader> Votes)
{
    /// <summary>Checks the change.</summary>
    /// <param name="before">The old set.</param>
    /// <param name="epochLength">After how many blocks votes lapse.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ProofException">Nothing shows that the old set brought about the new one.</exception>
    internal ValidatorSet Follow(ValidatorSet before, long epochLength)
    {
        ValidatorSet next = new(First.Listed);
        First.Check(next);
        return First.IsSealedBy(before) || IsVoted(before, next, epochLength)
            ? next
            : throw new ProofException(
                ProofRule.HandOverVotes, $"Block {First.Header.Height} was brought about by nobody known.");
    }

    private bool IsVoted(ValidatorSet before, ValidatorSet next, long epochLength)
    {
        if (ValidatorSet.OneChange(before, next) is not { } change)
        {
            return false;
        }

        long epoch = (First.Header.Height - 1) / epochLength;
        HashSet<Address> voters = [];
        foreach (SealedHeader vote in Votes)
        {
            vote.Check(before);
            bool counts = vote.Vote == change && before.Contains(vote.Header.Proposer)
                && vote.Header.Height < First.Header.Height && vote.Header.Height / epochLength == epoch;
            if (!counts || !voters.Add(vote.Header.Proposer))
            {
                return false;
            }
        }

        return voters.Count > before.Validators.Count / 2;
    }
}
