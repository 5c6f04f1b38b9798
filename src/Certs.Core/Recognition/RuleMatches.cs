using System.Runtime.CompilerServices;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>
/// The rules that match one certificate in one suite, by which of the four members they restrict.
/// </summary>
[InlineArray(Combinations)]
internal struct RuleMatches
{
    /// <summary>How many sets of restricted members there are.</summary>
    public const int Combinations = 16;

    // A set is a number: bit 0 stands for the suite, 1 for the type, 2 for the issuer, 3 for the seal.
    private const int SuiteBit = 1;
    private const int TypeBit = 2;
    private const int IssuerBit = 4;
    private const int SealBit = 8;

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
    /// <param name="rules">The rules that can match the certificate.</param>
    /// <param name="suite">The suite.</param>
    /// <param name="moment">The moment.</param>
    public static RuleEntry? Decide(in CandidateRules rules, Suite suite, DateTimeOffset moment) =>
        Of(rules, suite, moment).StrictestOfTheMostSpecific();

    /// <summary>
    /// The rule that decides when those that ask for a bridge are passed over; null: none is left.
    /// </summary>
    /// <inheritdoc cref="Decide" path="/param"/>
    public static RuleEntry? DecideWithoutBridge(in CandidateRules rules, Suite suite, DateTimeOffset moment)
    {
        RuleMatches matches = Of(rules, suite, moment);
        foreach (ref RuleEntry? match in matches)
        {
            match = match?.Rule.Verdict == RuleVerdict.ByBridge ? null : match;
        }

        return matches.StrictestOfTheMostSpecific();
    }

    /// <summary>
    /// How many selectors a certificate can match: the first half of them restrict no seal, and more match none
    /// without.
    /// </summary>
    public static int CombinationsOf(in RecognitionQuestion question) =>
        question.SealGeneration is null ? SealBit : Combinations;

    /// <summary>Whether a set of members has the suite.</summary>
    public static bool RestrictsSuite(int restricted) => (restricted & SuiteBit) != 0;

    /// <summary>One of the selectors without a suite that a certificate matches.</summary>
    /// <param name="rest">Which members it restricts: half of a number of a set.</param>
    /// <param name="question">The certificate.</param>
    public static RuleSelector SelectorBesideSuite(int rest, in RecognitionQuestion question) => new(
        null,
        (rest & (TypeBit / 2)) == 0 ? null : question.Type,
        (rest & (IssuerBit / 2)) == 0 ? null : question.IssuerProvince,
        (rest & (SealBit / 2)) == 0 ? null : question.SealGeneration);

    private static RuleMatches Of(in CandidateRules rules, Suite suite, DateTimeOffset moment)
    {
        RuleMatches matches = default;
        for (int restricted = 0; restricted < Combinations; restricted++)
        {
            matches[restricted] = rules.Find(restricted, suite, moment);
        }

        return matches;
    }

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
