using Certs.Core.Documents;
using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>Each suite was good at the best signature time.</summary>
/// <remarks>
/// The dates are those of the newest version that the view's block knew. Without a proof of when the signature was made
/// only the moment asked about is left to judge by. A suite that aged or broke since does not touch what the chain
/// proves to be older. Nothing here is ever proof of a forgery, so the check passes or stays undecided.
/// </remarks>
internal sealed class SuiteCheck : ICheck
{
    public Check Name => Check.Suite;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings)
    {
        foreach (DocumentSignature signature in subject.Document.Signatures)
        {
            ushort number = (ushort)signature.Suite;
            Finding finding = subject.Registry is not { } registry ? subject.RegistryMissing(Check.Suite)
                : registry.FindSuite(number) is not { } suite
                    ? Finding.Undecided(Check.Suite, Reasons.SuiteUnknown, $"Suite {number}.")
                    : subject.OnlyFresh(Judge(suite, subject.BestTime, subject.Evidence.At));
            findings.Add(subject.BestTime is { } time
                ? finding.About(signature.Suite, Clock.AnchorBlock, time)
                : finding.About(signature.Suite, Clock.AsAt, subject.Evidence.At));
        }
    }

    /// <summary>Whether a suite was good.</summary>
    /// <param name="suite">Its dates.</param>
    /// <param name="bestTime">The best signature time; null: none is proven.</param>
    /// <param name="at">The moment asked about.</param>
    public static Finding Judge(SuiteRecord suite, DateTimeOffset? bestTime, DateTimeOffset at)
    {
        bool hasAged = suite.AcceptUntil <= at || suite.BrokenSince <= at;
        Finding finding = bestTime is { } time ? JudgeAt(suite, time, hasAged)
            : hasAged || suite.IssueUntil <= at
                ? Finding.Undecided(Check.Suite, Reasons.CryptoConstraintsFailureNoPoe, Dates(suite))
                : Finding.Passed(Check.Suite);
        RuleUsed rule = new("suite", suite.Number, suite.Version, suite.RecordedAt.BlockNumber);
        return finding with { Rule = rule };
    }

    private static Finding JudgeAt(SuiteRecord suite, DateTimeOffset time, bool hasAged)
    {
        bool wasBroken = suite.BrokenSince <= time;
        bool wasAllowed = suite.IssueFrom <= time && !(suite.IssueUntil <= time || suite.AcceptUntil <= time);
        return wasBroken || !wasAllowed
            ? Finding.Undecided(Check.Suite, Reasons.CryptoConstraintsFailure, Dates(suite))
            : hasAged ? Finding.Passed(Check.Suite, Reasons.SuiteAged, Dates(suite))
            : Finding.Passed(Check.Suite);
    }

    private static string Dates(SuiteRecord suite) =>
        $"{suite.Name}: issue from {Text(suite.IssueFrom)} until {Text(suite.IssueUntil)}, "
        + $"accept until {Text(suite.AcceptUntil)}, broken since {Text(suite.BrokenSince)}.";

    private static string Text(DateTimeOffset? moment) => moment is { } set ? Moments.Text(set) : "(not set)";
}
