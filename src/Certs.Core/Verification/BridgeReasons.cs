namespace Certs.Core.Verification;

/// <summary>Reasons about bridge statements.</summary>
internal static class BridgeReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.BridgeValid, Tone.Good, null, null,
            "有效的桥接声明证明该证照已经全面验证。",
            "A valid bridge statement vouches that the certificate was verified in full.",
            "",
            ""),
        new(
            Reasons.BridgeNotAdmitted, Tone.Neutral, null, null,
            "受理省的规则不因桥接声明而认可该证照。",
            "The relying province's rules refuse such certificates with a bridge statement as well as without.",
            "请咨询受理省标准主管部门。",
            "Ask the standards office of the relying province."),
        new(
            Reasons.BridgeForOtherProvince, Tone.Neutral, null, null,
            "该桥接声明是为另一受理省作出的。",
            "The bridge statement was made for another relying province.",
            "请申请面向本省的桥接声明。",
            "Ask for a bridge statement for this province."),
        new(
            Reasons.BridgeMalformed, Tone.Bad, null, null,
            "桥接声明不符合格式：被改动、截断或制作有误。",
            "The bridge statement breaks a rule of its format: it was changed, cut or badly made.",
            "请重新申请桥接声明。",
            "Ask for a new bridge statement."),
        new(
            Reasons.BridgeFormatUnknown, Tone.Missing, null, Remedy.Review,
            "桥接声明采用本系统尚不支持的新格式或算法套件。",
            "The bridge statement is of a newer format or uses a suite that this verifier does not have.",
            "请升级验证系统。",
            "Update the verifier."),
        new(
            Reasons.BridgeOfBridge, Tone.Bad, null, null,
            "桥接声明不能针对另一桥接声明。",
            "The bridge statement is about a bridge statement, not about a certificate.",
            "请为证照原件申请桥接声明。",
            "Ask for a bridge statement about the original certificate."),
        new(
            Reasons.BridgeMisattached, Tone.Bad, null, null,
            "桥接声明针对的是另一份文件，或同一文件的其他签名。",
            "The bridge statement is about another document, or about other signatures of this one.",
            "不要采信该声明；请为本文件申请桥接声明。",
            "Do not rely on it; ask for a bridge statement about this document."),
        new(
            Reasons.BridgeOfOwnCertificate, Tone.Bad, null, null,
            "声明机关就是证照的签发机关，不能为自己的证照作桥接声明。",
            "The body that made the bridge statement issued the certificate itself; nobody vouches for his own.",
            "请向其他桥接机关申请。",
            "Ask another bridging body."),
        new(
            Reasons.BridgeSignatureWrong, Tone.Bad, null, null,
            "桥接声明的签名不符、缺失或算法与登记不一致。",
            "A signature of the bridge statement is wrong, missing, or in another suite than its key.",
            "不要采信该声明；请重新申请。",
            "Do not rely on it; ask for a new one."),
        new(
            Reasons.BridgeKeyUnknown, Tone.Missing, null, Remedy.Review,
            "声明机关未登记签名所用密钥，或该密钥不能使用。",
            "The bridging body never entered the statement's key, or the key cannot be used here.",
            "请向桥接机关核实。",
            "Ask the bridging body."),
        new(
            Reasons.BridgeKeyNotGood, Tone.Bad, null, null,
            "桥接声明的签名密钥在上链时已失效或不在有效期内。",
            "The key of the bridge statement was revoked or outside its validity when the statement was "
                + "anchored.",
            "请重新申请桥接声明。",
            "Ask for a new bridge statement."),
        new(
            Reasons.BridgeSuiteNotGood, Tone.Missing, null, Remedy.FreshProof,
            "桥接声明所用算法套件当时已被攻破、不再允许或未登记。",
            "The suite of the bridge statement was broken, no longer allowed or never recorded.",
            "请以现行算法重新申请桥接声明。",
            "Ask for a bridge statement in a current suite."),
        new(
            Reasons.BridgeSuiteNotRecognised, Tone.Missing, null, Remedy.FreshProof,
            "受理省不认可桥接声明所用的签名算法。",
            "The relying province does not recognise the suite that the bridge statement is signed in.",
            "请申请以受理省认可算法签署的桥接声明。",
            "Ask for a bridge statement in a suite that it recognises."),
        new(
            Reasons.BridgeNotAnchored, Tone.Missing, "NO_POE", Remedy.FreshProof,
            "桥接声明未附上链证明，或所在区块本系统尚未知。",
            "The bridge statement carries no proof of anchoring, or its block is not known here yet.",
            "请取得上链后的桥接声明，或稍后重新验证。",
            "Fetch the anchored copy, or verify again in a few seconds."),
        new(
            Reasons.BridgeAnchorMismatch, Tone.Bad, null, null,
            "链上记录与桥接声明所附上链证明不符。",
            "The chain does not hold what the bridge statement's proof claims.",
            "不要采信该声明；请重新申请。",
            "Do not rely on it; ask for a new one."),
        new(
            Reasons.BridgeTimeOrder, Tone.Bad, null, null,
            "桥接声明所列时间自相矛盾或与链上时间矛盾。",
            "The times that the bridge statement claims contradict each other or the chain.",
            "不要采信该声明，并通知桥接机关所在省。",
            "Do not rely on it; tell the province of the bridging body."),
        new(
            Reasons.BridgeWithoutVerification, Tone.Bad, null, null,
            "桥接声明所称验证早于证照上链，不可能经过全面验证。",
            "The verification that the bridge statement claims is older than the certificate's anchor, so it "
                + "cannot have been one.",
            "不要采信该声明，并通知桥接机关所在省。",
            "Do not rely on it; tell the province of the bridging body."),
        new(
            Reasons.BridgeBodyNotEntitled, Tone.Bad, null, null,
            "声明机关当时未获其所在省授权作桥接声明。",
            "The body was not authorised by its province to make bridge statements at that time.",
            "请向有权的桥接机关申请。",
            "Ask a body that is."),
        new(
            Reasons.BridgeBodyNotAccredited, Tone.Bad, null, null,
            "声明机关不属于签发省或受理省，且未获受理省认可（尚未认可或已终止）。",
            "The body is neither of the issuing nor of the relying province, and the relying province did not "
                + "accredit it, not yet, or no longer.",
            "请向受理省认可的桥接机关申请。",
            "Ask a body that the relying province accredits."),
        new(
            Reasons.BridgeWithdrawn, Tone.Bad, null, null,
            "桥接声明已被撤回。",
            "The bridge statement was withdrawn.",
            "请向桥接机关核实，必要时重新申请。",
            "Ask the bridging body; ask for a new one if there is reason to."),
        new(
            Reasons.BridgeNotYet, Tone.Missing, null, Remedy.FreshProof,
            "所问时间早于桥接声明生效时间。",
            "The moment asked about lies before the bridge statement holds.",
            "请以声明生效之后的时间验证。",
            "Verify as at a later moment."),
        new(
            Reasons.BridgeExpired, Tone.Missing, null, Remedy.FreshProof,
            "桥接声明已过期。",
            "The bridge statement has expired.",
            "请重新申请桥接声明，持证人无需重新申办。",
            "Ask for a new one; the holder need not apply again."),
        new(
            Reasons.BridgeOriginalNotProven, Tone.Missing, null, Remedy.Review,
            "证照本身未通过验证，桥接声明不能弥补。",
            "The certificate itself is not proven to be authentic, and no bridge statement makes up for that.",
            "请看其他检查项。",
            "See the other checks."),
    ];
}
