using System.Globalization;
using Certs.Api.V1;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Counts in tables, Chinese and English.</summary>
internal static class StatisticsText
{
    /// <summary>Obstacles, largest first.</summary>
    public static Table Of(ListObstaclesResponse response)
    {
        Table table = Titled("互认障碍 Obstacles").AddColumns(
            "月 Month", "签发省 From", "受理省 To", "类型 Type", "算法 Suites", "印章 Seal", "原因 Reason", "次数 Verdicts");
        foreach (Obstacle obstacle in response.Obstacles)
        {
            table.AddRow(
                new Text(obstacle.Month), Province(obstacle.IssuingProvince), Province(obstacle.RelyingProvince),
                new Text(obstacle.Type.Length == 0 ? "—" : obstacle.Type),
                new Text(obstacle.Suites.Count == 0 ? "—" : string.Join('+', obstacle.Suites.Select(SuiteNames.Of))),
                new Text(obstacle.SealGeneration == 0 ? "—" : $"V{obstacle.SealGeneration}"),
                new Text($"{obstacle.Reason}\n{obstacle.MeaningZh}"), Number(obstacle.Verdicts));
        }

        return table;
    }

    /// <summary>What is not in the table.</summary>
    public static string SmallGroups(ListObstaclesResponse response) =>
        $"少于五次的分组合计 In groups of fewer than five: {response.VerdictsInSmallGroups}."
        + (response.OmittedGroups > 0 ? $" 未列出的分组 Groups left out: {response.OmittedGroups}." : "");

    /// <summary>Indicators of each pair of provinces and month.</summary>
    public static Table Of(GetIndicatorsResponse response)
    {
        Table table = Titled("互认指标 Indicators").AddColumns(
            "月 Month", "签发省 From", "受理省 To", "核验 Verdicts", "认可 Recognised", "经桥接 By bridge", "认可率 Rate",
            "复用率 Reuse", "中位用时 Median");
        foreach (Indicator pair in response.Indicators)
        {
            table.AddRow(
                new Text(pair.Month), Province(pair.IssuingProvince), Province(pair.RelyingProvince),
                Number(pair.Verdicts), Number(pair.Recognised), Number(pair.RecognisedByBridge),
                new Text(pair.RecognitionRate.ToString("P1", CultureInfo.InvariantCulture)),
                new Text(pair.HasReuseRate ? pair.ReuseRate.ToString("0.####", CultureInfo.InvariantCulture) : "—"),
                new Text(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pair.MedianTimeToVerdict.ToTimeSpan().TotalMilliseconds:0.##} ms")));
        }

        return table;
    }

    /// <summary>How long bridge statements took, of each pair of provinces and month.</summary>
    public static Table Bridging(GetIndicatorsResponse response)
    {
        Table table = Titled("桥接用时 Time to bridge").AddColumns(
            "月 Month", "签发省 From", "受理省 To", "桥接声明 Statements", "中位用时 Median");
        foreach (BridgingIndicator pair in response.Bridging)
        {
            table.AddRow(
                new Text(pair.Month), Province(pair.IssuingProvince), Province(pair.RelyingProvince),
                Number(pair.Statements),
                new Text(string.Create(
                    CultureInfo.InvariantCulture, $"{pair.MedianTimeToBridge.ToTimeSpan().TotalSeconds:0.##} s")));
        }

        return table;
    }

    /// <summary>What a change of rules would do, by agency and type, and altogether.</summary>
    public static Table Of(WhatIfResponse response)
    {
        Table table = Titled($"影响测算 What if, {Values.Text(response.AtTime.ToDateTimeOffset())}").AddColumns(
            "签发机构 Agency", "类型 Type", "证照 Certificates", "现认可 Recognised", "不再认可 Affected", "可桥接 Bridgeable",
            "另有签名 Dual-signed", "新认可 Gained");
        foreach (WhatIfGroup group in response.Groups)
        {
            table.AddRow([new Text(group.Agency), new Text(group.Type), .. Numbers(group)]);
        }

        return table.AddRow([new Text("合计 All"), new Text(""), .. Numbers(response.Total)]);
    }

    /// <summary>What a what-if does not count and why, and as of which block.</summary>
    public static string LeftOut(WhatIfResponse response) => string.Create(
        CultureInfo.InvariantCulture,
        $"未计入（届时已失效） Not counted, no longer in force then: 已换发 superseded {response.LeftOut.Superseded}, "
        + $"已撤销 revoked {response.LeftOut.Revoked}, 已注销 cancelled {response.LeftOut.Cancelled}, "
        + $"已过期 expired {response.LeftOut.Expired}. "
        + $"区块 block {response.AsOf.BlockNumber}. 不写入任何规则 Nothing was written.");

    private static Table Titled(string title) => new Table { Title = new TableTitle(Markup.Escape(title)) };

    private static Text Province(uint code) => new(code == 0 ? "—" : Values.Name((ushort)code));

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Text[] Numbers(WhatIfGroup group) =>
    [
        Number(group.Certificates), Number(group.Recognised), Number(group.Affected), Number(group.Bridgeable),
        Number(group.DualSigned), Number(group.Gained),
    ];
}
