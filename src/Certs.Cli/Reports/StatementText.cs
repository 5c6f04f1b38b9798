using Certs.Core.Bridging;
using Certs.Core.Numbers;
using Certs.Core.Suites;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Shows what a bridge statement says.</summary>
internal static class StatementText
{
    /// <summary>Writes <paramref name="statement"/>.</summary>
    public static void Write(BridgeStatement statement)
    {
        BridgeClaims claims = statement.Claims;
        Grid grid = new Grid().AddColumn().AddColumn();
        Add(grid, "桥接机关 Bridging body", claims.Issuer.ToString());
        Add(grid, "面向 For", Province.TryFind(claims.RelyingProvince, out Province? province)
            ? $"{province.NameZh} {province.NameEn} ({claims.RelyingProvince})"
            : $"{claims.RelyingProvince}");
        Add(grid, "类型 Type", claims.Type);
        Add(grid, "原证照 Certificate", $"{claims.Original.Leaf}, {claims.Original.Issuer}, "
            + string.Join(", ", claims.Original.Suites.Select(SuiteTable.NameOf)));
        Add(grid, "核验于 Verified as of", $"block {claims.AsOfBlock}, {claims.AsOfTime:yyyy-MM-dd HH:mm:ss}Z");
        Add(grid, "核验报告 Report", claims.ReportDigest.ToString());
        Add(grid, "有效期 Holds", $"{claims.IssuedAt:yyyy-MM-dd HH:mm:ss}Z – {claims.Expires:yyyy-MM-dd HH:mm:ss}Z");
        Add(grid, "签名 Signatures", string.Join(", ", statement.Signatures.Select(
            signature => SuiteTable.NameOf(signature.Suite))));
        Add(grid, "存证 Anchor", statement.Anchor is { } anchor
            ? $"block {anchor.BlockNumber}, leaf {anchor.Inclusion.LeafIndex} of {anchor.Inclusion.TreeSize}"
            : "无 none in this copy");
        AnsiConsole.Write(grid);
    }

    private static void Add(Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
}
