namespace Certs.Core.Verification;

/// <summary>Reasons about what holds of the licence since it was issued.</summary>
internal static class StandingReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.StatusNeverChanged, Tone.Good, null, null,
            "签发后签发机关未作任何变更。",
            "The issuer never changed the certificate since it was issued.",
            "",
            ""),
        new(
            Reasons.StatusActive, Tone.Good, null, null,
            "签发机关最近的记录为有效。",
            "The issuer's last word is that the certificate is in force.",
            "",
            ""),
        new(
            Reasons.StatusSuspended, Tone.Bad, null, null,
            "证照被暂扣（中止）。",
            "The certificate is on hold.",
            "解除暂扣之前不要接受。",
            "Do not take it until the authority lifts the suspension."),
        new(
            Reasons.StatusSuperseded, Tone.Bad, null, null,
            "证照已被换发的新证替代。",
            "The certificate was replaced by another.",
            "请持证人出示新证照。",
            "Ask the holder for the new certificate."),
        new(
            Reasons.StatusRevoked, Tone.Bad, null, null,
            "证照已被撤销（吊销）。",
            "The authority withdrew the certificate.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.StatusCancelled, Tone.Bad, null, null,
            "证照已注销。",
            "The certificate was given back or closed.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.StatusStale, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "仅掌握较早区块的状态。",
            "The status is known only as of an older block.",
            "链可读时重新验证。",
            "Verify again when the chain can be read."),
        new(
            Reasons.StatusUnavailable, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "状态无法读取，这不说明证照有任何问题。",
            "The status could not be read. This says nothing about the certificate.",
            "请稍后重新验证。",
            "Verify again later."),
        new(
            Reasons.StatusForecast, Tone.Notice, null, null,
            "所问时间在将来，状态以目前所知为准。",
            "The moment asked about lies ahead; the status is what is known today.",
            "届时请重新验证。",
            "Verify again at that time."),
        new(
            Reasons.PeriodNotBegun, Tone.Bad, null, null,
            "证照有效期尚未开始。",
            "The licence's own validity has not begun.",
            "有效期开始后再接受。",
            "Take it from the first day of its validity on."),
        new(
            Reasons.PeriodEnded, Tone.Bad, null, null,
            "证照有效期已过。",
            "The licence's own validity has ended.",
            "请持证人出示续期后的证照。",
            "Ask the holder for a renewed certificate."),
        new(
            Reasons.ClockDisagrees, Tone.Missing, null, Remedy.Review,
            "本机时钟落后于链上时间，无法判断有效期。",
            "This machine's clock is behind the chain's, so periods cannot be judged.",
            "请校正本机时钟。",
            "Set the clock of this machine."),
        new(
            Reasons.NoSeal, Tone.Neutral, null, null,
            "文件不含电子印章，无需检查。",
            "The document carries no electronic seal; nothing to check.",
            "",
            ""),
        new(
            Reasons.NoBridgeStatement, Tone.Neutral, null, null,
            "文件未附互认桥接声明，无需检查。",
            "No bridge statement came with the document; nothing to check.",
            "",
            ""),
        new(
            Reasons.NoPresentation, Tone.Neutral, null, null,
            "直接提交的文件，并非持证人为本次用途出示，无需检查。",
            "The file was given as it is, not presented by its holder for this purpose; nothing to check.",
            "",
            ""),
    ];
}
