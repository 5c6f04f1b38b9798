namespace Certs.Core.Verification;

/// <summary>Reasons about signatures, keys, agencies and suites.</summary>
internal static class SignatureReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.SigCryptoFailure, Tone.Bad, "SIG_CRYPTO_FAILURE", null,
            "签名与文件不符：文件在签名后被改动，或并非该密钥签署。",
            "A signature does not fit the document: the document was changed after signing, or never "
                + "signed by this key.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.SignatureStripped, Tone.Bad, null, null,
            "缺少签发机关要求的签名：有人去掉了签名。",
            "A signature that the issuer requires is missing: somebody took it out.",
            "请持证人提供带有全部签名的原始文件。",
            "Ask the holder for the original file with all signatures."),
        new(
            Reasons.AlgMismatch, Tone.Bad, "SIG_CRYPTO_FAILURE", null,
            "文件所称算法与该密钥登记的算法不符。",
            "The document names another algorithm than the one that the key is registered for.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.SuiteNotImplemented, Tone.Missing, null, Remedy.Review,
            "该密钥登记的算法套件本系统尚不支持。",
            "The key is registered for a suite that this verifier does not have.",
            "请升级验证系统。",
            "Update the verifier."),
        new(
            Reasons.KeyUnknown, Tone.Missing, "NO_SIGNING_CERTIFICATE_FOUND", Remedy.Review,
            "所列签发机关未登记签名所用密钥。",
            "The named issuing agency never entered the signing key.",
            "请向所列签发机关核实该密钥。",
            "Ask the named issuing agency whether the key is theirs."),
        new(
            Reasons.KeyRefused, Tone.Missing, null, Remedy.Review,
            "登记的密钥强度不足或格式错误，本系统不予使用。",
            "The registered key is too weak or malformed; this verifier does not use it.",
            "请签发机关登记合格密钥后重新签发。",
            "Ask the issuing agency to register a proper key and sign again."),
        new(
            Reasons.KeyNotOfIssuer, Tone.Bad, null, null,
            "签名密钥属于另一机关，而非文件所列签发机关。",
            "The signing key belongs to another agency than the one that the document names.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.SignedAfterKeyRevocation, Tone.Bad, "REVOKED", null,
            "没有证据表明签名早于密钥失效日期。",
            "The signature is not proven to have existed before the date from which its key is invalid.",
            "不要接受；可由签发机关重新签发。",
            "Do not take it; the issuing agency can issue a new certificate."),
        new(
            Reasons.SignedOutsideKeyValidity, Tone.Bad, null, null,
            "签名的存在时间不在密钥有效期内。",
            "The signature was proven to exist only outside the period of its key.",
            "不要接受；可由签发机关重新签发。",
            "Do not take it; the issuing agency can issue a new certificate."),
        new(
            Reasons.KeyRevokedLater, Tone.Notice, null, null,
            "密钥后来被吊销，但链上证据表明签名早于失效日期。",
            "The key was revoked, but the chain proves that the signature is older than that.",
            "可以接受；吊销不影响该签名。",
            "Accept it; the revocation does not touch it."),
        new(
            Reasons.RevokedNoPoe, Tone.Missing, "REVOKED_NO_POE", Remedy.Review,
            "密钥已被吊销，且没有证据证明签名时间。",
            "The key was revoked, and nothing proves when the signature was made.",
            "只有吊销前的上链证明才有帮助，请联系签发机关。",
            "Only a proof of anchoring before the revocation could help; ask the issuing agency."),
        new(
            Reasons.NoPoe, Tone.Missing, "NO_POE", Remedy.FreshProof,
            "没有证据证明签名的时间。",
            "Nothing proves when the signature was made.",
            "请持证人提供带有上链证明的副本。",
            "Ask the holder for a copy with its proof of anchoring."),
        new(
            Reasons.IssuerNotAuthorisedAtIssue, Tone.Bad, null, null,
            "签发机关当时无权签发该类证照。",
            "The agency was not entitled to issue this certificate type at that time.",
            "不要接受，并通知签发省。",
            "Do not take the certificate; tell the issuing province."),
        new(
            Reasons.IssuerProfileMismatch, Tone.Bad, null, null,
            "文件中签发机关的名称或代码与登记不符。",
            "The agency's name or code in the document is not the registered one.",
            "不要接受该证照。",
            "Do not take the certificate."),
        new(
            Reasons.AuthorityUnknown, Tone.Missing, null, Remedy.Review,
            "无法确定签发机关的权限。",
            "What the agency may issue could not be established.",
            "登记簿可读时重新验证；否则请联系签发省。",
            "Verify again when the registries can be read; otherwise ask the issuing province."),
        new(
            Reasons.IssuerSucceeded, Tone.Neutral, null, null,
            "签发机关此后已撤并，其签发的证照仍然有效。",
            "The agency has closed since; its certificates stay good.",
            "由其承继机关负责。",
            "Its successor answers for the certificate."),
        new(
            Reasons.CryptoConstraintsFailure, Tone.Missing, "CRYPTO_CONSTRAINTS_FAILURE", Remedy.Review,
            "签名时该算法套件已被攻破或不再允许使用。",
            "The suite was broken or no longer allowed when the signature is proven to have existed.",
            "请要求用现行算法重新签发。",
            "Ask for a certificate signed in a current suite."),
        new(
            Reasons.CryptoConstraintsFailureNoPoe, Tone.Missing,
            "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Remedy.Review,
            "该算法套件已被攻破或不再接受，且无证据证明签名更早。",
            "The suite is broken or no longer accepted, and nothing proves that the signature is older.",
            "请提供带上链证明的副本，或重新签发。",
            "Ask for a copy with its proof of anchoring, or for a new certificate."),
        new(
            Reasons.SuiteUnknown, Tone.Missing, null, Remedy.Review,
            "联盟未登记该算法套件。",
            "The consortium has not recorded this suite.",
            "请咨询标准主管部门。",
            "Ask the standards office."),
        new(
            Reasons.SuiteAged, Tone.Notice, null, null,
            "该算法套件已不再用于新签名，但此签名被证明更早。",
            "The suite is no longer accepted for new signatures; this one is proven to be older.",
            "可以接受；建议用现行算法换发。",
            "Accept it; a re-issue in a current suite is advisable."),
    ];
}
