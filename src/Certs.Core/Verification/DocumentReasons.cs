namespace Certs.Core.Verification;

/// <summary>Reasons about the document as such.</summary>
internal static class DocumentReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.Ok, Tone.Good, null, null,
            "检查通过，未发现问题。",
            "The check found nothing against the certificate.",
            "",
            ""),
        new(
            Reasons.DocumentUnreadable, Tone.Neutral, null, null,
            "文件无法读取，此项未检查。",
            "Not checked, because the document could not be read.",
            "请看 FORMAT 检查项。",
            "See the FORMAT check."),
        new(
            Reasons.FormatFailure, Tone.Bad, "FORMAT_FAILURE", null,
            "文件不符合证照格式：被改动、截断或制作有误。",
            "The file breaks a rule of the document format: it was changed, cut or badly made.",
            "请持证人提供签发机关发出的原始文件。",
            "Ask the holder for the original file as the issuer gave it out."),
        new(
            Reasons.FormatUnknownVersion, Tone.Missing, null, Remedy.Review,
            "文件采用本系统尚不支持的新格式或算法套件。",
            "The file is of a newer format or uses a suite that this verifier does not have.",
            "请升级验证系统，或到支持该格式的系统验证。",
            "Update the verifier, or have the file verified where it is known."),
        new(
            Reasons.DisclosureForged, Tone.Bad, "HASH_FAILURE", null,
            "出示的某个字段不是签发机关签署的内容。",
            "A shown field is not one that the issuer signed.",
            "不要采信该文件的任何字段。",
            "Do not rely on any field of this file."),
        new(
            Reasons.DisclosureRepeated, Tone.Bad, "HASH_FAILURE", null,
            "同一字段被重复出示。",
            "The same field is shown twice.",
            "请持证人提供原始文件。",
            "Ask the holder for the original file."),
        new(
            Reasons.RequiredFieldWithheld, Tone.Missing, null, Remedy.FreshProof,
            "窗口办理必需的字段未出示。",
            "A field that a window needs is not shown.",
            "请持证人出示包含该字段的副本。",
            "Ask the holder for a copy that shows it."),
        new(
            Reasons.FieldsWithheld, Tone.Neutral, null, null,
            "持证人依规未出示部分敏感字段。",
            "The holder keeps some sensitive fields back, as is allowed.",
            "",
            ""),
        new(
            Reasons.SchemaViolation, Tone.Bad, "FORMAT_FAILURE", null,
            "某个字段不符合证照类型的规则。",
            "A field breaks a rule of the certificate type.",
            "请通知签发机关：该证照制作有误。",
            "Tell the issuing agency: its certificate is badly made."),
        new(
            Reasons.SchemaUnavailable, Tone.Missing, null, Remedy.Review,
            "本系统没有该证照类型的定义。",
            "This verifier does not have the certificate type.",
            "请安装该证照类型文件后重新验证。",
            "Install the type's file, then verify again."),
        new(
            Reasons.SchemaDiffers, Tone.Missing, null, Remedy.Review,
            "本系统的证照类型文件与签发时所用的不一致。",
            "This verifier's file of the certificate type is not the one that the issuer signed.",
            "请安装与文件所列摘要一致的类型文件。",
            "Install the type's file with the digest that the document names."),
        new(
            Reasons.NumberMalformed, Tone.Bad, "FORMAT_FAILURE", null,
            "证照标识不符合 GB/T 36904。",
            "The licence identifier does not follow GB/T 36904.",
            "请通知签发机关。",
            "Tell the issuing agency."),
        new(
            Reasons.NumberCheckCharacter, Tone.Bad, "FORMAT_FAILURE", null,
            "证照标识的校验位错误。",
            "The check character of the licence identifier is wrong.",
            "请与原件核对，并通知签发机关。",
            "Compare with the original; tell the issuing agency."),
        new(
            Reasons.NumberLegacyCheckCharacter, Tone.Notice, null, null,
            "证照标识的校验位由一种流传的旧算法生成（字母从 1 起计）。",
            "The check character of the licence identifier was made by a routine in circulation that "
                + "counts letters from 1.",
            "可以接受；建议签发机关更正软件。",
            "Accept it; the issuing agency should mend its software."),
        new(
            Reasons.NumberIssuerMismatch, Tone.Bad, null, null,
            "证照标识中的颁发机构与文件中的签发机关不一致。",
            "The licence identifier names another issuing authority than the document.",
            "请通知签发机关。",
            "Tell the issuing agency."),
        new(
            Reasons.NumberTypeMismatch, Tone.Bad, null, null,
            "证照标识中的证照类型与文件不一致。",
            "The licence identifier names another certificate type than the document.",
            "请通知签发机关。",
            "Tell the issuing agency."),
    ];
}
