using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>Who may seal a block.</summary>
public sealed class ValidatorSet
{
    private readonly HashSet<Address> _members;

    /// <summary>Takes the validators of a pinned checkpoint or of a hand-over.</summary>
    /// <param name="validators">At least one, ascending by their bytes, none twice.</param>
    /// <exception cref="ProofException">Empty, not ascending, or one twice.</exception>
    public ValidatorSet(IReadOnlyList<Address> validators)
    {
        ArgumentNullException.ThrowIfNull(validators);
        bool isAscending = validators.Zip(validators.Skip(1)).All(pair =>
            string.CompareOrdinal(pair.First.ToLowerHex(), pair.Second.ToLowerHex()) < 0);
        if (validators.Count == 0 || !isAscending)
        {
            throw new ProofException(ProofRule.ValidatorList, "Validators are listed once each, ascending.");
        }

        Validators = [.. validators];
        _members = [.. validators];
    }

    /// <summary>The validators, ascending.</summary>
    public IReadOnlyList<Address> Validators { get; }

    /// <summary>
    /// The seals that a header needs, ⌈2n/3⌉. Not ⌊2n/3⌋ and not F+1, which are too few for some n.
    /// </summary>
    public int Quorum => ((2 * Validators.Count) + 2) / 3;

    /// <summary>True when this is one of them.</summary>
    public bool Contains(Address validator) => _members.Contains(validator);

    /// <summary>The vote that makes the second set of the first; null when they differ by more or less.</summary>
    public static ValidatorVote? OneChange(ValidatorSet before, ValidatorSet after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Address[] added = [.. after.Validators.Where(validator => !before.Contains(validator))];
        Address[] dropped = [.. before.Validators.Where(validator => !after.Contains(validator))];
        return (added, dropped) switch
        {
            ([Address one], []) => new ValidatorVote(one, IsAddition: true),
            ([], [Address one]) => new ValidatorVote(one, IsAddition: false),
            _ => null,
        };
    }

    /// <summary>True when both are the same validators.</summary>
    public bool IsSameAs(ValidatorSet other) => _members.SetEquals(other?._members ?? []);
}
