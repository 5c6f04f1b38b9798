namespace Certs.Core.Proofs;

/// <summary>A block whose validators the verifier knows from elsewhere: the root of its trust in seals.</summary>
/// <param name="Height">From the block after this one on, <paramref name="Validators"/> seal.</param>
/// <param name="Validators">The set after the block.</param>
/// <param name="EpochLength">After how many blocks the chain forgets votes; 30,000 unless set otherwise.</param>
public sealed record ValidatorCheckpoint(long Height, ValidatorSet Validators, long EpochLength = 30_000)
{
    /// <summary>Follows the set through its hand-overs.</summary>
    /// <param name="handOvers">Every change of the set since the checkpoint, in order.</param>
    /// <param name="header">The header whose set is asked for; no hand-over may be after it.</param>
    /// <returns>The set that seals <paramref name="header"/>.</returns>
    /// <exception cref="ProofException">A hand-over is out of order or proves nothing.</exception>
    public ValidatorSet SetFor(IReadOnlyList<HandOver> handOvers, SealedHeader header)
    {
        ArgumentNullException.ThrowIfNull(handOvers);
        ArgumentNullException.ThrowIfNull(header);
        long height = Height;
        ValidatorSet set = Validators;
        foreach (HandOver handOver in handOvers)
        {
            long first = handOver.First.Header.Height;
            if (first <= height || handOver.Votes.Any(vote => vote.Header.Height <= height))
            {
                throw new ProofException(ProofRule.HandOverOrder, "Hand-overs ascend from the checkpoint.");
            }

            set = handOver.Follow(set, EpochLength);
            height = first;
        }

        return header.Header.Height >= height && header.Header.Height > Height
            ? set
            : throw new ProofException(ProofRule.HandOverOrder, "The header is before what leads to it.");
    }
}
