namespace Certs.Core.Registry;

/// <summary>
/// What the accepting rules are found by that miss a certificate in one member: what they restrict besides it.
/// </summary>
/// <param name="Missed">The member that the rules restrict, to whatever.</param>
/// <param name="Rest">
/// The province and the rest of the selector. The suite is left out of it: which member keeps a certificate out is
/// told whatever it is signed with.
/// </param>
internal readonly record struct NearRuleKey(RuleMember Missed, RuleKey Rest)
{
    /// <summary>The keys under which a rule is found: one for each member that it restricts.</summary>
    public static IEnumerable<NearRuleKey> Of(RecognitionRule rule)
    {
        RuleSelector rest = RuleSelector.Of(rule) with { Suite = null };
        if (rule.Suite is not null)
        {
            yield return new NearRuleKey(RuleMember.Suite, new RuleKey(rule.Province, rest));
        }

        if (rule.SealGeneration is not null)
        {
            yield return new NearRuleKey(
                RuleMember.Seal, new RuleKey(rule.Province, rest with { SealGeneration = null }));
        }

        if (rule.Type is not null)
        {
            yield return new NearRuleKey(RuleMember.Type, new RuleKey(rule.Province, rest with { Type = null }));
        }

        if (rule.IssuerProvince is not null)
        {
            yield return new NearRuleKey(
                RuleMember.Issuer, new RuleKey(rule.Province, rest with { IssuerProvince = null }));
        }
    }

    public override int GetHashCode() => Rest.GetHashCode() ^ ((int)Missed << 28);
}
