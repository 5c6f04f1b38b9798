using Certs.Core.Registry;

namespace Certs.Core.Recognition;

/// <summary>Which single member keeps every accepting rule from matching a certificate, whatever its suite.</summary>
internal static class NearestMiss
{
    /// <summary>The member, as a reason.</summary>
    public static NotRecognisedWhy Find(RegistryView view, RecognitionQuestion question) =>
        Misses(view, question, RuleMember.Suite) ? NotRecognisedWhy.Suite
        : Misses(view, question, RuleMember.Seal) ? NotRecognisedWhy.Seal
        : Misses(view, question, RuleMember.Type) ? NotRecognisedWhy.Type
        : Misses(view, question, RuleMember.Issuer) ? NotRecognisedWhy.Issuer
        : NotRecognisedWhy.NoAgreement;

    private static bool Misses(RegistryView view, RecognitionQuestion question, RuleMember member)
    {
        for (int restricted = 0; restricted < RuleMatches.CombinationsOf(question) / 2; restricted++)
        {
            // Selectors that differ in the missed member alone are the same key.
            RuleSelector rest = RuleMatches.SelectorBesideSuite(restricted, question);
            if (!Restricts(rest, member) && HasRule(view, question, member, rest))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRule(
        RegistryView view, RecognitionQuestion question, RuleMember member, RuleSelector rest)
    {
        NearRuleKey key = new(member, new RuleKey(question.RelyingProvince, rest));
        for (Recorded<RuleEntry>? node = view.NearRules(key); node is not null; node = node.Earlier)
        {
            if (Differs(node.Value.Rule, question, member)
                && node.Value.Holds(question.At, view.Head.BlockNumber))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Restricts(RuleSelector selector, RuleMember member) => member switch
    {
        RuleMember.Suite => selector.Suite is not null,
        RuleMember.Seal => selector.SealGeneration is not null,
        RuleMember.Type => selector.Type is not null,
        RuleMember.Issuer => selector.IssuerProvince is not null,
    };

    // Of the suite nothing is asked: that no rule in force matches the certificate's is known already.
    private static bool Differs(RecognitionRule rule, RecognitionQuestion question, RuleMember member) =>
        member switch
        {
            RuleMember.Suite => true,
            RuleMember.Seal => rule.SealGeneration != question.SealGeneration,
            RuleMember.Type => rule.Type != question.Type,
            RuleMember.Issuer => rule.IssuerProvince != question.IssuerProvince,
        };
}
