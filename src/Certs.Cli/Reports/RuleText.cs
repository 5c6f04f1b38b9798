using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Cli.Reports;

/// <summary>Rules in words, Chinese and English.</summary>
internal static class RuleText
{
    /// <summary>What a rule is about.</summary>
    public static string About(RecognitionRule rule)
    {
        string[] parts =
        [
            .. Part(rule.Suite is { } suite ? $"算法 suite {SuiteTable.NameOf(suite)}" : null),
            .. Part(rule.Type is { } type ? $"类型 type {CertificateTypes.BuiltIn.Find(type)?.Vct ?? type.ToString()}" : null),
            .. Part(rule.IssuerProvince is { } issuer ? $"签发省 issued in {Values.Name(issuer)}" : null),
            .. Part(rule.SealGeneration is { } seal ? $"印章版本 seal V{seal}" : null),
        ];
        return parts.Length == 0 ? "全部 everything" : string.Join("\n", parts);
    }

    /// <summary>When it holds.</summary>
    public static string When(Period period) => period.Until is { } until
        ? until <= period.From
            ? $"从未生效 never held"
            : $"{Values.Text(period.From)} – {Values.Text(until)}"
        : $"{Values.Text(period.From)} –";

    /// <summary>Where it was said.</summary>
    public static string Where(ChainPoint point) =>
        $"区块 block {point.BlockNumber}, {Values.Text(point.BlockTime)}";

    /// <summary>What it says of a match.</summary>
    public static string Of(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Recognised => "认可 RECOGNISED",
        RuleVerdict.ByBridge => "须经桥接 BY_BRIDGE",
        RuleVerdict.NotRecognised => "不认可 NOT_RECOGNISED",
        RuleVerdict.RecognisedWithConditions => "附条件认可 RECOGNISED_WITH_CONDITIONS",
    };

    private static string[] Part(string? text) => text is null ? [] : [text];
}
