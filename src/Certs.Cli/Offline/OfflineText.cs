using System.Globalization;
using Certs.Core.Bundles;
using Spectre.Console;

namespace Certs.Cli.Offline;

/// <summary>Says on what ground a verdict without a network stands: how old what is.</summary>
internal static class OfflineText
{
    /// <summary>Writes the ground of a verdict.</summary>
    public static void Write(IAnsiConsole console, OfflineJudgement judgement)
    {
        if (judgement.Refused is { } refused)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"离线核验 offline: 信任文件未被采信 trust file refused, [red]{refused.Reason}[/] {refused.Message}");
            return;
        }

        TrustFile trust = judgement.Trust!.Trust;
        console.WriteLine(
            $"离线核验 offline: 信任文件 trust file {trust.Version}, {Values.Text(trust.MadeAt)}, "
            + $"有效至 until {Values.Text(trust.Expires)}");
        if (judgement.Evidence.Offline is { StatusBlock: { } block })
        {
            console.WriteLine(
                $"状态截至 status as of 区块 block {block.BlockNumber}, {Values.Text(block.BlockTime)} "
                + $"({Age(judgement.Evidence.Now - block.BlockTime)})");
        }
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} 天前 days ago"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} 小时前 hours ago"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} 分钟前 minutes ago"),
    };
}
