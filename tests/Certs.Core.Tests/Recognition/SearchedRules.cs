using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Recognition;

/// <summary>
/// The rule of conflict once more, as it reads and without any index: every rule of the province is looked at.
/// </summary>
internal static class SearchedRules
{
    /// <summary>The deciding rule; null: none matches.</summary>
    public static RecognitionRule? Decide(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RecognitionRule[] matching =
        [
            .. InForce(view, question).Where(rule =>
                (rule.Suite is null || rule.Suite == suite) && Matches(rule, question, except: '-')),
        ];
        return matching
            .Where(rule => !matching.Any(other => IsMoreSpecific(other, rule)))
            .OrderByDescending(rule => rule.Verdict switch
            {
                RuleVerdict.NotRecognised => 3,
                RuleVerdict.ByBridge => 2,
                RuleVerdict.RecognisedWithConditions => 1,
                _ => 0,
            })
            .ThenBy(rule => rule.RuleId)
            .FirstOrDefault();
    }

    /// <summary>Whether an accepting rule of any suite misses the certificate in one member alone.</summary>
    /// <param name="view">The rules.</param>
    /// <param name="question">The certificate.</param>
    /// <param name="member">s suite, g seal, t type, i issuer.</param>
    public static bool Misses(RegistryView view, RecognitionQuestion question, char member) =>
        InForce(view, question).Any(rule =>
            rule.Verdict is RuleVerdict.Recognised or RuleVerdict.RecognisedWithConditions
            && Matches(rule, question, member)
            && member switch
            {
                's' => rule.Suite is not null,
                'g' => rule.SealGeneration is { } seal && seal != question.SealGeneration,
                't' => rule.Type is { } type && type != question.Type,
                _ => rule.IssuerProvince is { } issuer && issuer != question.IssuerProvince,
            });

    private static IEnumerable<RecognitionRule> InForce(RegistryView view, RecognitionQuestion question) =>
        view.RulesOf(question.RelyingProvince)
            .Select(recorded => recorded.Rule)
            .Where(rule => rule.From <= question.At && !(rule.Until <= question.At));

    private static bool Matches(RecognitionRule rule, RecognitionQuestion question, char except) =>
        (except == 't' || rule.Type is null || rule.Type == question.Type)
        && (except == 'i' || rule.IssuerProvince is null || rule.IssuerProvince == question.IssuerProvince)
        && (except == 'g' || rule.SealGeneration is null || rule.SealGeneration == question.SealGeneration);

    private static bool IsMoreSpecific(RecognitionRule one, RecognitionRule other) =>
        (other.Suite is null || one.Suite is not null)
        && (other.Type is null || one.Type is not null)
        && (other.IssuerProvince is null || one.IssuerProvince is not null)
        && (other.SealGeneration is null || one.SealGeneration is not null)
        && Restricted(one) > Restricted(other);

    private static int Restricted(RecognitionRule rule) =>
        (rule.Suite is null ? 0 : 1) + (rule.Type is null ? 0 : 1)
        + (rule.IssuerProvince is null ? 0 : 1) + (rule.SealGeneration is null ? 0 : 1);
}
