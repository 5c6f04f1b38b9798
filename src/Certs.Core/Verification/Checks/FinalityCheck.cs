namespace Certs.Core.Verification.Checks;

/// <summary>
/// The block that holds the root is final: confirmed by a node of ours or proven by the seals of its validators, with
/// enough blocks after it.
/// </summary>
internal sealed class FinalityCheck : ICheck
{
    public Check Name => Check.Finality;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject).Using(Clock.Head, subject.Registry?.Head.BlockTime));

    private static Finding Judge(Case subject)
    {
        if (subject.Anchor is not { } anchor || subject.Registry is not { } registry)
        {
            return subject.Inclusion.Outcome == Outcome.Failed
                ? Finding.NotApplicable(Check.Finality, Reasons.AnchorNotProven)
                : Finding.Undecided(Check.Finality, subject.Inclusion.Reason, subject.Inclusion.Detail);
        }

        if (subject.Evidence is { Nodes.Count: 0, Offline: null })
        {
            return Finding.Undecided(Check.Finality, Reasons.NotFinal, "No node confirmed the block.");
        }

        long confirmations = registry.Head.BlockNumber - anchor.BlockNumber;
        int needed = subject.Evidence.Policy.ConfirmationsNeeded;
        return confirmations >= needed
            ? Finding.Passed(Check.Finality) with { Detail = subject.Evidence.Offline?.AnchorBlock }
            : Finding.Undecided(
                Check.Finality, Reasons.NotFinal, $"{confirmations} of {needed} further blocks are there.");
    }
}
