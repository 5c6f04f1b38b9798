using Certs.Core.Documents;

namespace Certs.Core.Verification.Checks;

/// <summary>The licence's own validity, in UTC; half-open: <c>nbf</c> is inside, <c>exp</c> is not.</summary>
/// <remarks>Like the status it speaks through the standing, so it passes whatever it says.</remarks>
internal sealed class PeriodCheck : ICheck
{
    public Check Name => Check.Period;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject).Using(Clock.AsAt, subject.Evidence.At));

    private static Finding Judge(Case subject)
    {
        Evidence evidence = subject.Evidence;
        if (subject.Registry is { } registry
            && registry.Head.BlockTime - evidence.Now > evidence.Policy.ClockSkew)
        {
            return Finding.Undecided(
                Check.Period, Reasons.ClockDisagrees,
                $"Chain {Moments.Text(registry.Head.BlockTime)}, machine {Moments.Text(evidence.Now)}.");
        }

        Payload payload = subject.Payload;
        return evidence.At < payload.NotBefore
                ? Finding.Passed(
                    Check.Period, Reasons.PeriodNotBegun, $"From {Moments.Text(payload.NotBefore)}.")
            : payload.Expires is { } end && end <= evidence.At
                ? Finding.Passed(Check.Period, Reasons.PeriodEnded, $"Until {Moments.Text(end)}.")
            : Finding.Passed(Check.Period);
    }
}
