using System.Runtime.CompilerServices;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>
/// The rules that match one certificate in one suite, by which of the four members they restrict.
/// </summary>
/// <remarks>
/// A certificate can match sixteen selectors, one for each set of restricted members, so the rules are looked
/// up and not searched: the cost does not grow with their number.
/// </remarks>
[InlineArray(Combinations)]
internal struct RuleMatches
{
    private const int Combinations = 16;
    private const int RestrictsSuite = 1;
    private const int RestrictsType = 2;
    private const int RestrictsIssuer = 4;
    private const int RestrictsSeal = 8;

    private RuleEntry? _first;

    /// <summary>The rule that decides; null: none matches.</summary>
    /// <remarks>
    /// Specific beats general: a rule gives way to one that restricts everything it restricts and more. Where
    /// neither of two contains the other, deny beats allow.
    /// </remarks>
    public static RuleEntry? Decide(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RuleMatches matches = default;
        int combinations = question.SealGeneration is null ? RestrictsSeal : Combinations;
        for (int restricted = 0; restricted < combinations; restricted++)
        {
            matches[restricted] = view.FindRule(
                question.RelyingProvince, Selector(restricted, question, suite), question.At);
        }

        return matches.MostDenyingOfTheMostSpecific();
    }

    /// <summary>
    /// The rule that decides when those that ask for a bridge are passed over; null: none is left.
    /// </summary>
    public static RuleEntry? DecideWithoutBridge(
        RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RuleMatches matches = default;
        int combinations = question.SealGeneration is null ? RestrictsSeal : Combinations;
        for (int restricted = 0; restricted < combinations; restricted++)
        {
            RuleEntry? match = view.FindRule(
                question.RelyingProvince, Selector(restricted, question, suite), question.At);
            matches[restricted] = match?.Rule.Verdict == RuleVerdict.ByBridge ? null : match;
        }

        return matches.MostDenyingOfTheMostSpecific();
    }

    private static RuleSelector Selector(int restricted, RecognitionQuestion question, Suite suite) => new(
        (restricted & RestrictsSuite) == 0 ? null : suite,
        (restricted & RestrictsType) == 0 ? null : question.Type,
        (restricted & RestrictsIssuer) == 0 ? null : question.IssuerProvince,
        (restricted & RestrictsSeal) == 0 ? null : question.SealGeneration);

    private readonly RuleEntry? MostDenyingOfTheMostSpecific()
    {
        RuleEntry? decided = null;
        for (int restricted = 0; restricted < Combinations; restricted++)
        {
            RuleEntry? match = this[restricted];
            if (match is not null
                && !HasMoreSpecific(restricted)
                && (decided is null || Denial(match.Rule.Verdict) > Denial(decided.Rule.Verdict)))
            {
                decided = match;
            }
        }

        return decided;
    }

    private readonly bool HasMoreSpecific(int restricted)
    {
        for (int other = restricted + 1; other < Combinations; other++)
        {
            if ((other & restricted) == restricted && this[other] is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static int Denial(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Recognised => 0,
        RuleVerdict.RecognisedWithConditions => 1,
        RuleVerdict.ByBridge => 2,
        RuleVerdict.NotRecognised => 3,
    };
}
