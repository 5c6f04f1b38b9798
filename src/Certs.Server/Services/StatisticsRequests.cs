using Certs.Api.V1;
using Certs.Core.Recognition;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Server.Statistics;
using CoreRule = Certs.Core.Registry.RecognitionRule;
using CoreVerdict = Certs.Core.Registry.RuleVerdict;

namespace Certs.Server.Services;

/// <summary>Reads what is asked of the counts.</summary>
internal static class StatisticsRequests
{
    private const int MostMonths = 120;
    private const int MostRules = 1000;

    /// <summary>The first and the last month.</summary>
    public static (Month From, Month To) Months(string from, string to, DateTimeOffset now)
    {
        Month first = from.Length == 0 ? Month.Of(now) : MonthOf("from_month", from);
        Month last = to.Length == 0 ? first : MonthOf("to_month", to);
        return last.MonthsAfter(first) is >= 0 and < MostMonths
            ? (first, last)
            : throw RequestFields.Invalid("to_month", $"from_month or later, at most {MostMonths} months");
    }

    /// <summary>Which obstacles are asked about.</summary>
    public static Predicate<ObstacleKind> ToFilter(ListObstaclesRequest request)
    {
        ushort? issuing = RequestFields.ProvinceOrNull("issuing_province", request.IssuingProvince);
        ushort? relying = RequestFields.ProvinceOrNull("relying_province", request.RelyingProvince);
        if (request.Type.Length > 0 && CertificateTypes.BuiltIn.Find(request.Type) is null)
        {
            throw RequestFields.Invalid("type", "a type's URN that this node has");
        }

        if (request.Reason.Length > 0 && ReasonTable.Find(request.Reason) is null)
        {
            throw RequestFields.Invalid("reason", "a reason code of the table");
        }

        string type = request.Type;
        string reason = request.Reason;
        return kind => (issuing ?? kind.Issuing) == kind.Issuing
            && (relying ?? kind.Relying) == kind.Relying
            && (type.Length == 0 || type == kind.Type)
            && (reason.Length == 0 || reason == kind.Reason);
    }

    /// <summary>The change that is thought about.</summary>
    public static Func<IReadOnlyList<IssuedGroup>, IReadOnlyList<CoreRule>> ToChange(
        WhatIfRequest request, DateTimeOffset at)
    {
        if (request.DropSuite == Suite.Unspecified == (request.Rules.Count == 0))
        {
            throw RequestFields.Invalid("rules", "there, or else drop_suite, and not both");
        }

        if (request.Rules.Count > MostRules)
        {
            throw RequestFields.Invalid("rules", $"at most {MostRules}");
        }

        if (request.Rules.Count > 0)
        {
            CoreRule[] rules = [.. request.Rules.Select(rule => ToRule(rule, at))];
            return _ => rules;
        }

        Certs.Core.Suites.Suite suite = RequestFields.Suite(request.DropSuite);
        return groups => WhatIf.Dropping(suite, at, groups);
    }

    private static CoreRule ToRule(ProposedRule rule, DateTimeOffset at)
    {
        if (rule.Verdict == RuleVerdict.Unspecified || !Enum.IsDefined(rule.Verdict))
        {
            throw RequestFields.Invalid("rules.verdict", "one of the verdicts of the list");
        }

        RuleSelector selector = rule.Selector ?? new RuleSelector();
        DateTimeOffset from = RequestFields.Moment("rules.valid_from", rule.ValidFrom) ?? at;
        DateTimeOffset? until = RequestFields.Moment("rules.valid_until", rule.ValidUntil);
        return from >= until
            ? throw RequestFields.Invalid("rules.valid_until", "later than valid_from")
            : new CoreRule(
                0, 0, selector.Suite == Suite.Unspecified ? null : RequestFields.Suite(selector.Suite),
                selector.Type.Length == 0 ? null : RecognitionRequests.TypeOf("rules.selector.type", selector.Type),
                RequestFields.ProvinceOrNull("rules.selector.issuer_province", selector.IssuerProvince),
                RecognitionRequests.SealOf("rules.selector.seal_generation", selector.SealGeneration),
                (CoreVerdict)rule.Verdict, from, until, default);
    }

    private static Month MonthOf(string field, string text) =>
        Month.Parse(text) ?? throw RequestFields.Invalid(field, "a month, such as 2026-11");
}
