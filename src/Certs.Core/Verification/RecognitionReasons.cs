namespace Certs.Core.Verification;

/// <summary>Reasons about the rules of the relying province.</summary>
internal static class RecognitionReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.Recognised, Tone.Good, null, null,
            "受理省认可该证照。",
            "The relying province recognises the certificate.",
            "",
            ""),
        new(
            Reasons.RecognisedAtHome, Tone.Good, null, null,
            "证照由受理省本省签发。",
            "The certificate was issued by the relying province itself.",
            "",
            ""),
        new(
            Reasons.RecognisedWithConditions, Tone.Notice, null, null,
            "受理省附条件认可该证照。",
            "The relying province recognises the certificate under conditions.",
            "请查阅所列摘要对应的政策文本中的条件。",
            "Read the conditions in the policy with the named digest."),
        new(
            Reasons.BridgeNeeded, Tone.Bad, null, null,
            "受理省仅在附有桥接声明时认可此类证照。",
            "The relying province recognises such certificates only with a bridge statement.",
            "请申请桥接声明，持证人无需重新申办。",
            "Ask for a bridge statement; the holder need not apply again."),
        new(
            Reasons.NotRecognisedSuite, Tone.Bad, null, null,
            "受理省不认可该证照所用的签名算法。",
            "The relying province recognises none of the algorithms that the certificate is signed with.",
            "请申请以受理省认可算法签署的桥接声明，持证人无需重新申办。",
            "Ask for a bridge statement in a recognised algorithm; the holder need not apply again."),
        new(
            Reasons.NotRecognisedSeal, Tone.Bad, null, null,
            "受理省不认可该电子印章的版本，或要求加盖电子印章。",
            "The relying province does not recognise the generation of the electronic seal, or asks for "
                + "one.",
            "请申请桥接声明，或提供带有受认可印章的副本。",
            "Ask for a bridge statement, or for a copy with a recognised seal."),
        new(
            Reasons.NotRecognisedType, Tone.Bad, null, null,
            "受理省不认可该证照类型。",
            "The relying province does not recognise this certificate type.",
            "请咨询受理省标准主管部门。",
            "Ask the standards office of the relying province."),
        new(
            Reasons.NotRecognisedIssuer, Tone.Bad, null, null,
            "受理省不认可签发省的此类证照。",
            "The relying province does not recognise certificates of the issuing province.",
            "请咨询受理省标准主管部门。",
            "Ask the standards office of the relying province."),
        new(
            Reasons.NotRecognisedNoAgreement, Tone.Bad, null, null,
            "受理省对此类证照没有互认规则。",
            "The relying province has no rule for such certificates.",
            "请咨询受理省标准主管部门。",
            "Ask the standards office of the relying province."),
        new(
            Reasons.NotRecognisedAgreementEnded, Tone.Bad, null, null,
            "受理省认可此类证照的规则已终止。",
            "The rule by which the relying province recognised such certificates has ended.",
            "请申请桥接声明，或咨询受理省标准主管部门。",
            "Ask for a bridge statement, or the standards office of the relying province."),
        new(
            Reasons.PolicyUnavailable, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "受理省的规则无法读取或已过时。",
            "The rules of the relying province could not be read, or are too old.",
            "链可读时重新验证。",
            "Verify again when the chain can be read."),
        new(
            Reasons.NoValidSignature, Tone.Missing, null, Remedy.Review,
            "没有可确认有效的签名，无从判断是否认可。",
            "No signature is known to be good, so there is nothing to recognise.",
            "请看 SIGNATURE 与 KEY 检查项。",
            "See the SIGNATURE and KEY checks."),
    ];
}
