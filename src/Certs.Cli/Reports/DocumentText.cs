using System.Globalization;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Core.Types;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Shows what a document says: its claims, the fields it discloses, its signatures and its path.</summary>
internal static class DocumentText
{
    /// <summary>Writes <paramref name="document"/>.</summary>
    public static void Write(CertificateDocument document)
    {
        Payload payload = document.Payload;
        CertificateType? type = CertificateTypes.BuiltIn.Find(payload.Type);
        Grid claims = new Grid().AddColumn().AddColumn();
        Add(claims, "证照 Number", payload.Number);
        Add(claims, "类型 Type", $"{type?.Label.Zh} {type?.Label.En} ({payload.Type})");
        Add(claims, "颁发 Issuer", $"{payload.Profile.NameZh} {payload.Profile.NameEn} ({payload.Issuer}, {payload.Profile.Code})");
        Add(claims, "签发 Issued", $"{payload.IssuedAt:yyyy-MM-dd HH:mm:ss}Z");
        Add(claims, "有效期 Valid", $"{payload.NotBefore:yyyy-MM-dd HH:mm:ss}Z – "
            + (payload.Expires is { } end ? $"{end:yyyy-MM-dd HH:mm:ss}Z" : "长期 without end"));
        Add(claims, "签名 Signatures", string.Join(", ", document.Signatures.Select(
            signature => $"{SuiteTable.NameOf(signature.Suite)} ({signature.Value.Length} B)")));
        Add(claims, "链 Chain", payload.Chain);
        Add(claims, "存证 Anchor", document.Anchor is { } anchor
            ? $"block {anchor.BlockNumber}, leaf {anchor.Inclusion.LeafIndex} of {anchor.Inclusion.TreeSize}"
            : "无 none in this copy");
        Add(claims, "桥接声明 Bridge statements", document.Bridges.Count == 0
            ? "无 none in this copy"
            : $"{document.Bridges.Count}; certs bridge inspect");
        Add(claims, "印章 Seal", SealText.Of(document.Seal));
        AnsiConsole.Write(claims);

        Table fields = new Table().AddColumns("字段 Field", "名称 Label", "内容 Value");
        foreach (Disclosure field in document.Disclosures)
        {
            Label? label = type?.FindField(field.Name)?.Label;
            fields.AddRow(
                new Text(field.Name), new Text($"{label?.Zh} {label?.En}"), new Text(ValueOf(field)));
        }

        AnsiConsole.Write(fields);
        int hidden = payload.Digests.Count - document.Disclosures.Count;
        if (hidden > 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{hidden} 个字段未出示。 {hidden} fields are not shown in this copy.");
        }
    }

    private static string ValueOf(Disclosure field) =>
        field.Value.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? field.Value.GetValue<string>()
            : field.Value.ToJsonString();

    private static void Add(Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
}
