using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>The meaning of every reason for a change, in Chinese and English.</summary>
/// <remarks>
/// The kinds follow the Administrative Licensing Law (行政许可法): withdrawal for the public interest (art. 8),
/// revocation of what was granted unlawfully or obtained by deceit (art. 69), cancellation (art. 70); and the
/// Administrative Penalty Law (行政处罚法, art. 9) for what is held or taken away as a penalty.
/// </remarks>
public static class ChangeReasons
{
    /// <summary>All reasons, by number.</summary>
    public static IReadOnlyList<ReasonMeaning> All { get; } =
    [
        Row(ChangeReason.Investigation, ChangeAct.Suspend, "立案调查期间暂扣", "Held while a case is investigated"),
        Row(ChangeReason.TemporaryPenalty, ChangeAct.Suspend, "行政处罚：暂扣", "Held as a penalty"),
        Row(ChangeReason.HolderPause, ChangeAct.Suspend, "持证主体申请停用", "Held at the holder's request"),
        Row(ChangeReason.BasisFell, ChangeAct.Suspend, "所依据的证照已失去效力", "A certificate that it rests on fell"),
        Row(ChangeReason.HoldServed, ChangeAct.Resume, "暂扣期满", "The time of the hold is over"),
        Row(ChangeReason.GroundsRemoved, ChangeAct.Resume, "暂扣原因已消除", "What it was held for no longer is"),
        Row(ChangeReason.HoldInError, ChangeAct.Resume, "暂扣有误，予以更正", "The hold was a mistake"),
        Row(ChangeReason.BasisRestored, ChangeAct.Resume, "所依据的证照已恢复效力",
            "The certificate that it rests on holds again"),
        Row(ChangeReason.ContentChanged, ChangeAct.Supersede, "变更换发", "Replaced because its contents changed"),
        Row(ChangeReason.Renewed, ChangeAct.Supersede, "延续换发", "Replaced by one with a longer validity"),
        Row(ChangeReason.Corrected, ChangeAct.Supersede, "更正换发", "Replaced to correct a mistake"),
        Row(ChangeReason.Replaced, ChangeAct.Supersede, "遗失或损毁补发", "Replaced because it was lost or damaged"),
        Row(ChangeReason.AgencySucceeded, ChangeAct.Supersede, "机构承继换发", "Replaced by the agency that took over"),
        Row(ChangeReason.GrantUnlawful, ChangeAct.Revoke, "违法准予许可，予以撤销", "Granted against the law"),
        Row(ChangeReason.ObtainedByDeceit, ChangeAct.Revoke, "以欺骗、贿赂等不正当手段取得，予以撤销",
            "Obtained by deceit or bribery"),
        Row(ChangeReason.Penalty, ChangeAct.Revoke, "行政处罚：吊销", "Taken away as a penalty"),
        Row(ChangeReason.PublicInterest, ChangeAct.Revoke, "为公共利益撤回", "Taken back for the public interest"),
        Row(ChangeReason.IssuedInError, ChangeAct.Revoke, "误发", "Issued by mistake"),
        Row(ChangeReason.KeyCompromised, ChangeAct.Revoke, "签发密钥不再可信",
            "The key that signed it is no longer to be trusted"),
        Row(ChangeReason.BasisWithdrawn, ChangeAct.Revoke, "所依据的证照已被撤销",
            "A certificate that it rests on was withdrawn"),
        Row(ChangeReason.HolderRequest, ChangeAct.Cancel, "持证主体申请注销", "Given up by the holder"),
        Row(ChangeReason.HolderCeased, ChangeAct.Cancel, "持证主体死亡、终止或丧失行为能力",
            "The holder died, was dissolved or lost its capacity"),
        Row(ChangeReason.NotRenewed, ChangeAct.Cancel, "有效期届满未延续", "Not prolonged when its validity ended"),
        Row(ChangeReason.Impossible, ChangeAct.Cancel, "因不可抗力无法实施", "What it permits cannot be done any more"),
        Row(ChangeReason.TransferredOut, ChangeAct.Cancel, "办理转出", "Handed over to another authority"),
        Row(ChangeReason.RightExtinguished, ChangeAct.Cancel, "权利消灭", "The right that it proves no longer is"),
    ];

    private static readonly Dictionary<string, ReasonMeaning> ByCode = All.ToDictionary(row => row.Code);

    private static readonly Dictionary<byte, ReasonMeaning> ByNumber = All.ToDictionary(row => (byte)row.Reason);

    /// <summary>The meaning of a code; null: there is no such code.</summary>
    public static ReasonMeaning? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The meaning of the number in a status word; null: 0, or none of this list.</summary>
    public static ReasonMeaning? Find(byte number) => ByNumber.GetValueOrDefault(number);

    private static ReasonMeaning Row(ChangeReason reason, ChangeAct act, string zh, string en) =>
        new(reason, act, Words.Of(reason), zh, en);
}
