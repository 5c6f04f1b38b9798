namespace Certs.Core.Verification;

/// <summary>Reasons about electronic seals.</summary>
internal static class SealReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.SealCryptoFailure, Tone.Bad, "SIG_CRYPTO_FAILURE", null,
            "电子印章的签名值验证不通过：印章被改动或伪造。",
            "A signature of the electronic seal does not verify: the seal was changed or forged.",
            "不要接受此文件，请持证人提供原始文件。",
            "Do not take this file; ask the holder for the original file."),
        new(
            Reasons.SealDataMismatch, Tone.Bad, "HASH_FAILURE", null,
            "电子印章不是加盖在此证照上的：印章来自其他文件。",
            "The electronic seal was applied to another document than this one.",
            "不要接受此文件，请持证人提供原始文件。",
            "Do not take this file; ask the holder for the original file."),
        new(
            Reasons.SealedOutsideSealValidity, Tone.Bad, null, null,
            "签章时间不在印章或签章人证书的有效期内。",
            "The seal was applied outside the period of the seal or of its signer's certificate.",
            "不要接受此印章；可由签发机关用有效印章重新签章，无需重新申办。",
            "Do not take it; the issuing agency can seal it again with a valid seal, without a new "
                + "application."),
        new(
            Reasons.SealUnreadable, Tone.Missing, null, Remedy.FreshProof,
            "电子印章数据无法按任何已知版本读取。",
            "The electronic seal cannot be read as one of any known generation.",
            "请持证人提供原始文件。证照本身的签名不受影响。",
            "Ask the holder for the original file. The certificate's own signatures are not touched by "
                + "this."),
        new(
            Reasons.SealStandardUnsupported, Tone.Missing, null, Remedy.Review,
            "电子印章采用本系统尚不支持的标准版本或算法。",
            "The electronic seal is of a standard, or uses an algorithm, that this verifier does not have.",
            "请升级验证系统，或由签发省核验印章。",
            "Update the verifier, or have the seal checked by the issuing province."),
        new(
            Reasons.SealCertificateUnfit, Tone.Missing, null, Remedy.Review,
            "制章人或签章人的证书无法读取、不可用于签名，或制章时不在有效期内。",
            "The certificate of the seal's maker or signer cannot be used: unreadable, not for "
                + "signing, or not valid when the seal was made.",
            "请联系签发机关更换印章。",
            "Ask the issuing agency to have the seal made again."),
        new(
            Reasons.SealSignerNotListed, Tone.Missing, null, Remedy.Review,
            "签章人证书不在印章的签章人列表中，常见原因是证书已更新而印章未重新制作。",
            "The signer's certificate is not in the seal's list, most often because it was renewed and "
                + "the seal was not made again.",
            "请签发机关重新制章后再签章。这不是伪造的证据。",
            "Ask the issuing agency to have the seal made again and applied again. This is no proof of "
                + "a forgery."),
        new(
            Reasons.SealMakerNotTrusted, Tone.Missing, null, Remedy.Review,
            "制章人不在本系统当时信任的制章机构名单中。",
            "The maker of the seal is not one that this verifier trusts for that time.",
            "请标准主管部门核实后将其加入名单。",
            "Ask the standards office to check the maker and to enter it."),
        new(
            Reasons.SealTimeUncertain, Tone.Missing, null, Remedy.Review,
            "签章时间无法读取，或与证照的签发时间矛盾。",
            "When the seal was applied cannot be told, or contradicts the document.",
            "请签发机关核实签章时间。",
            "Ask the issuing agency when it was sealed."),
        new(
            Reasons.SealNotProven, Tone.Missing, null, Remedy.Review,
            "受理省仅认可带有此版本印章的证照，而该印章尚未核实。",
            "The relying province recognises the certificate only with a seal of this generation, and "
                + "the seal is not proven.",
            "请看 SEAL 检查项。",
            "See the SEAL check."),
    ];
}
