using System.Buffers;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;

namespace Certs.Core.Types;

/// <summary>
/// Reads type files. Every member is known or refused, so that a misspelled rule is never a missing one.
/// </summary>
internal static class TypeFileReader
{
    private static readonly SearchValues<char> CreditCodeCharacters =
        SearchValues.Create("0123456789ABCDEFGHJKLMNPQRTUWXY");

    private static readonly string[] Members = ["fields", "label", "test_code", "type_code", "vct"];

    private static readonly string[] FieldMembers =
        ["gbt36903", "label", "mandatory", "name", "schema", "sensitivity"];

    /// <summary>Reads one file.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and its place.</exception>
    public static CertificateType Read(ReadOnlyMemory<byte> utf8)
    {
        JsonObject file = StrictJson.ParseObject(utf8.Span, "type");
        TypeFileObject root = new(file, "type", Members);
        string vct = root.Text("vct");
        Require(PayloadRules.IsType(vct), "type.vct");
        string code = root.Text("type_code");
        Require(IsTypeCode(code), "type.type_code");
        List<FieldDefinition> fields = [];
        foreach (TypeFileObject field in root.Objects("fields", FieldMembers))
        {
            fields.Add(ReadField(field));
            Require(fields.FindIndex(other => other.Name == fields[^1].Name) == fields.Count - 1, field.Path);
        }

        Require(fields.Count is > 0 and <= DocumentLimits.Disclosures, "type.fields");
        CodeStanding standing = root.Flag("test_code") ? CodeStanding.Test : CodeStanding.Seen;
        return new CertificateType(vct, code, standing, ReadLabel(root), fields, utf8);
    }

    /// <summary>Refuses a value that is not allowed where it stands.</summary>
    public static void Require(bool isAllowed, string path)
    {
        if (!isAllowed)
        {
            throw new DocumentFormatException(FormatRule.BadValue, path);
        }
    }

    private static FieldDefinition ReadField(TypeFileObject field)
    {
        string name = field.Text("name");
        Require(FieldNames.IsAllowed(name), field.Path);
        return new FieldDefinition(
            name, ReadLabel(field), ReadSensitivity(field), field.Flag("mandatory"),
            field.OptionalText("gbt36903"), SchemaReader.Read(field.Object("schema", SchemaReader.Members)));
    }

    private static Label ReadLabel(TypeFileObject owner)
    {
        TypeFileObject label = owner.Object("label", ["en", "zh"]);
        return new Label(label.Text("zh"), label.Text("en"));
    }

    private static Sensitivity ReadSensitivity(TypeFileObject field) => field.Text("sensitivity") switch
    {
        "OPEN" => Sensitivity.Open,
        "CROSS_DEPARTMENT" => Sensitivity.CrossDepartment,
        "MASKED" => Sensitivity.Masked,
        "HOLDER_ONLY" => Sensitivity.HolderOnly,
        _ => throw new DocumentFormatException(FormatRule.BadValue, $"{field.Path}.sensitivity"),
    };

    // GB/T 36904: the credit code of the defining authority and three digits.
    private static bool IsTypeCode(string code) =>
        code.Length == 21
        && code.AsSpan(0, 18).IndexOfAnyExcept(CreditCodeCharacters) < 0
        && code.AsSpan(18).IndexOfAnyExceptInRange('0', '9') < 0;
}
