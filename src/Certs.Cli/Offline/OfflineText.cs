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

    /// <summary>Tells where the evidence of two blocks of one height is, and what to do with it.</summary>
    public static void WriteKept(TextWriter errors, OfflineJudgement judgement)
    {
        foreach (string file in judgement.Kept)
        {
            errors.WriteLine(
                $"LOG_EQUIVOCATION: 同一高度出现两个已证明的区块。两份证据保存在 {file}，请立即报送标准主管部门。 "
                + $"Two proven blocks of one height. Both pieces of evidence are kept in {file}: "
                + "send it to the standards office at once.");
        }
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} 天前 days ago"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} 小时前 hours ago"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} 分钟前 minutes ago"),
    };
}
