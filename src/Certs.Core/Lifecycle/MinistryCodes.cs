using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>The ministries' status codes and what they are here, both ways.</summary>
/// <remarks>
/// The lists have less than the states here, so the way out can lose something: in construction what was superseded
/// is 失效, like what has expired. The way in never invents: a code that says no more than "other" has no standing.
/// </remarks>
public static class MinistryCodes
{
    /// <summary>Every code.</summary>
    public static IReadOnlyList<MinistryCode> All { get; } =
    [
        new(CodeSet.Construction, "01", "有效", Standing.Active),
        new(CodeSet.Construction, "02", "暂扣", Standing.Suspended),
        new(CodeSet.Construction, "03", "撤销", Standing.Revoked, ChangeReason.GrantUnlawful),
        new(CodeSet.Construction, "04", "注销", Standing.Cancelled, ChangeReason.HolderRequest),
        new(CodeSet.Construction, "05", "失效", Standing.Expired),
        new(CodeSet.Construction, "06", "办理转出", Standing.Cancelled, ChangeReason.TransferredOut),
        new(CodeSet.Construction, "07", "吊销", Standing.Revoked, ChangeReason.Penalty),
        new(CodeSet.Construction, "99", "其他", null),
        new(CodeSet.Transport, "10", "有效", Standing.Active),
        new(CodeSet.Transport, "01", "无效（已换发）", Standing.Superseded),
        new(CodeSet.Transport, "02", "无效（已过期）", Standing.Expired),
        new(CodeSet.Transport, "09", "无效（其他）", null),
        new(CodeSet.Transport, "03", "注销", Standing.Cancelled, ChangeReason.HolderRequest),
        new(CodeSet.Transport, "04", "撤销", Standing.Revoked, ChangeReason.GrantUnlawful),
        new(CodeSet.Transport, "05", "吊销", Standing.Revoked, ChangeReason.Penalty),
        new(CodeSet.RealEstate, "1", "现势", Standing.Active),
        new(CodeSet.RealEstate, "2", "注销", Standing.Cancelled, ChangeReason.RightExtinguished),
    ];

    /// <summary>The entry of a code; null: the list has no such code.</summary>
    public static MinistryCode? Find(CodeSet set, string code) =>
        All.FirstOrDefault(row => row.Set == set && row.Code == code);

    /// <summary>The code for what holds here.</summary>
    /// <param name="set">The ministry's list.</param>
    /// <param name="standing">What holds of the certificate.</param>
    /// <param name="reason">Why; null: no reason, or it does not matter.</param>
    /// <returns>Null: the list has no word for it, or nothing is known that could be said.</returns>
    public static MinistryCode? Of(CodeSet set, Standing standing, ChangeReason? reason)
    {
        string? code = set switch
        {
            CodeSet.Construction => Construction(standing, reason),
            CodeSet.Transport => Transport(standing, reason),
            CodeSet.RealEstate => RealEstate(standing),
        };
        return code is null ? null : Find(set, code);
    }

    private static string? Construction(Standing standing, ChangeReason? reason) => standing switch
    {
        Standing.Active => "01",
        Standing.Suspended => "02",
        Standing.Revoked => reason == ChangeReason.Penalty ? "07" : "03",
        Standing.Cancelled => reason == ChangeReason.TransferredOut ? "06" : "04",
        Standing.Superseded or Standing.Expired => "05",
        Standing.NotYetEffective => "99",
        Standing.NeverIssued or Standing.Unknown => null,
    };

    private static string? Transport(Standing standing, ChangeReason? reason) => standing switch
    {
        Standing.Active => "10",
        Standing.Superseded => "01",
        Standing.Expired => "02",
        Standing.Cancelled => "03",
        Standing.Revoked => reason == ChangeReason.Penalty ? "05" : "04",
        Standing.Suspended or Standing.NotYetEffective => "09",
        Standing.NeverIssued or Standing.Unknown => null,
    };

    private static string? RealEstate(Standing standing) => standing switch
    {
        Standing.Active => "1",
        Standing.Superseded or Standing.Revoked or Standing.Cancelled => "2",
        Standing.NotYetEffective or Standing.Suspended or Standing.Expired or Standing.NeverIssued
            or Standing.Unknown => null,
    };
}
