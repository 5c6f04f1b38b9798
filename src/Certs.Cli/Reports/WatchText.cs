using System.Globalization;
using Certs.Api.V1;
using Certs.Core.Lifecycle;

namespace Certs.Cli.Reports;

/// <summary>A change that was watched, as one line for people.</summary>
internal static class WatchText
{
    private const int ShownDigits = 12;

    /// <summary>When, which certificate, what, why, from when, where on the chain.</summary>
    public static string Of(WatchedChange change) => string.Join(
        "  ",
        Values.Text(change.Status.RecordTime.ToDateTimeOffset()),
        Name(change),
        WindowWords.Of((Core.Verification.Standing)change.Status.State).Text,
        ChangeReasons.Find((byte)change.Status.Reason) is { } reason ? $"{reason.Zh} {reason.En}" : "未说明原因 No reason given",
        $"自 from {Values.Text(change.Status.EffectiveFrom.ToDateTimeOffset())}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"第 {change.Status.Sequence} 次变更 change {change.Status.Sequence}, 区块 block {change.BlockNumber}"));

    // Only the node that issued it knows the number; to others it is a digest.
    private static string Name(WatchedChange change) => change.Number.Length > 0
        ? change.Number
        : $"{change.Agency} {Convert.ToHexStringLower(change.HandleDigest.Span)[..ShownDigits]}…";
}
