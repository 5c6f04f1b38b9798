using System.Text.RegularExpressions;
using Certs.Testing;
using Certs.Testing.Histories;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>The life that histories are held against is the one that is promised.</summary>
public sealed partial class CertificateLifeTests
{
    [Fact]
    public void Its_table_is_that_of_the_document()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "lifecycle.md"));
        string[] promised =
        [
            .. Line().Matches(page).Select(line => $"{line.Groups[1]} {line.Groups[2]} {line.Groups[3]}")
                .Where(line => !line.StartsWith("NOT_YET_EFFECTIVE", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("EXPIRED", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];

        string[] own =
        [
            .. from now in Enum.GetValues<LifeState>()
               from act in Enum.GetValues<LifeAct>()
               where CertificateLife.Next(now, act) is not null
               orderby Text(now, act)
               select Text(now, act),
        ];

        Assert.Equal(8, own.Length);
        Assert.Equal(promised, own.Order(StringComparer.Ordinal));
    }

    private static string Text(LifeState now, LifeAct act) =>
        $"{now} {act} {CertificateLife.Next(now, act)}".ToUpperInvariant();

    [GeneratedRegex(@"^\| `([A-Z_]+)` \| `([A-Z]+)` \| `([A-Z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
