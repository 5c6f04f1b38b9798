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
    /// <summary>How many sets of restricted members there are.</summary>
    public const int Combinations = 16;

    private const int RestrictsSuite = 1;
    private const int RestrictsType = 2;
    private const int RestrictsIssuer = 4;
    private const int RestrictsSeal = 8;

    private RuleEntry? _first;

    /// <summary>The rule that decides; null: none matches.</summary>
    /// <remarks>
    /// The rule of conflict, in the words of <c>contracts/src/IRecognitionRegistry.sol</c>. Of the rules of a province
    /// that hold at a moment and match a certificate in a suite, one decides:
    /// <list type="number">
    /// <item>Specific beats general: a rule gives way to one that restricts every member that it restricts, and
    /// more.</item>
    /// <item>Deny beats allow: of those that are left, the strictest verdict counts; the order is not recognised, by
    /// bridge, recognised with conditions, recognised.</item>
    /// <item>A tie is refused when it is written. Two rules tie when a certificate and a second exist for which both
    /// hold, neither gives way to the other by 1, and 2 does not settle it although they may say different things:
    /// their selectors are the same (whatever they say), or both recognise with conditions and their policies
    /// differ.</item>
    /// </list>
    /// Rules that are left after 1 and 2 therefore say the same; the one that was recorded first is named.
    /// </remarks>
    public static RuleEntry? Decide(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RuleMatches matches = default;
        for (int restricted = 0; restricted < CombinationsOf(question); restricted++)
        {
            matches[restricted] = view.FindRule(
                question.RelyingProvince, Selector(restricted, question, suite), question.At);
        }

        return matches.StrictestOfTheMostSpecific();
    }

    /// <summary>
    /// The rule that decides when those that ask for a bridge are passed over; null: none is left.
    /// </summary>
    public static RuleEntry? DecideWithoutBridge(
        RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RuleMatches matches = default;
        for (int restricted = 0; restricted < CombinationsOf(question); restricted++)
        {
            RuleEntry? match = view.FindRule(
                question.RelyingProvince, Selector(restricted, question, suite), question.At);
            matches[restricted] = match?.Rule.Verdict == RuleVerdict.ByBridge ? null : match;
        }

        return matches.StrictestOfTheMostSpecific();
    }

    /// <summary>
    /// How many selectors a certificate can match: the first half of them restrict no seal, and more match none
    /// without.
    /// </summary>
    public static int CombinationsOf(RecognitionQuestion question) =>
        question.SealGeneration is null ? RestrictsSeal : Combinations;

    /// <summary>One of the selectors that a certificate matches.</summary>
    /// <param name="restricted">Which members it restricts: 0 to <see cref="CombinationsOf"/> − 1.</param>
    /// <param name="question">The certificate.</param>
    /// <param name="suite">The suite.</param>
    public static RuleSelector Selector(int restricted, RecognitionQuestion question, Suite suite) => new(
        (restricted & RestrictsSuite) == 0 ? null : suite,
        (restricted & RestrictsType) == 0 ? null : question.Type,
        (restricted & RestrictsIssuer) == 0 ? null : question.IssuerProvince,
        (restricted & RestrictsSeal) == 0 ? null : question.SealGeneration);

    private readonly RuleEntry? StrictestOfTheMostSpecific()
    {
        RuleEntry? decided = null;
        for (int restricted = 0; restricted < Combinations; restricted++)
        {
            RuleEntry? match = this[restricted];
            if (match is not null
                && !HasMoreSpecific(restricted)
                && (decided is null || Precedes(match.Rule, decided.Rule)))
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

    private static bool Precedes(RecognitionRule one, RecognitionRule other)
    {
        int difference = Strictness(one.Verdict) - Strictness(other.Verdict);
        return difference > 0 || (difference == 0 && one.RuleId < other.RuleId);
    }

    private static int Strictness(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Recognised => 0,
        RuleVerdict.RecognisedWithConditions => 1,
        RuleVerdict.ByBridge => 2,
        RuleVerdict.NotRecognised => 3,
    };
}
