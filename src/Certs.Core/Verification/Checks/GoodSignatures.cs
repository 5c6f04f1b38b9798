using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>Which signatures of a document count for its recognition.</summary>
internal static class GoodSignatures
{
    /// <summary>Collects the suites whose signature, key and suite all passed.</summary>
    /// <param name="findings">What the checks of signatures, keys and suites found.</param>
    /// <param name="suites">Gets the suites; as long as the document has signatures.</param>
    /// <returns>
    /// How many were written. When no signature is good in every respect: those that verify and of whose key
    /// nothing is proven against, so that recognition can be told of a document that is still waiting for its
    /// anchor.
    /// </returns>
    public static int Collect(List<Finding> findings, Span<Suite> suites)
    {
        int good = Collect(findings, suites, Standard.Proven);
        return good > 0 ? good : Collect(findings, suites, Standard.NothingAgainst);
    }

    /// <summary>Whether some signature passed in every respect.</summary>
    public static bool HasProven(List<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            if (finding is { Check: Check.Signature, Suite: { } suite }
                && Meets(findings, suite, Standard.Proven))
            {
                return true;
            }
        }

        return false;
    }

    private static int Collect(List<Finding> findings, Span<Suite> suites, Standard standard)
    {
        int count = 0;
        foreach (Finding finding in findings)
        {
            if (finding is { Check: Check.Signature, Outcome: Outcome.Passed, Suite: { } suite }
                && Meets(findings, suite, standard))
            {
                suites[count++] = suite;
            }
        }

        return count;
    }

    private static bool Meets(List<Finding> findings, Suite suite, Standard standard)
    {
        foreach (Finding finding in findings)
        {
            if (finding.Suite == suite
                && finding.Check is Check.Signature or Check.Key or Check.Suite
                && (standard == Standard.Proven
                    ? finding.Outcome != Outcome.Passed
                    : finding.Outcome == Outcome.Failed))
            {
                return false;
            }
        }

        return true;
    }

    private enum Standard
    {
        Proven = 1,
        NothingAgainst = 2,
    }
}
