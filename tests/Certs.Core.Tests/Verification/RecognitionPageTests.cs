using System.Text.RegularExpressions;
using Certs.Core.Verification;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Verification;

/// <summary>The page for the standards office says what the code says.</summary>
public sealed partial class RecognitionPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "recognition.md"));

    [Fact]
    public void Every_reason_of_recognition_bridge_and_seal_stands_on_the_page_as_in_the_table()
    {
        Reason[] reasons =
        [
            .. RecognitionReasons.Rows, .. BridgeReasons.Rows, .. SealReasons.Rows,
            ReasonTable.Get(Reasons.NoBridgeStatement), ReasonTable.Get(Reasons.NoSeal),
        ];

        Assert.All(reasons, reason => Assert.Contains(
            $"| `{reason.Code}` | {reason.En} | {OrDash(reason.NextEn)} | {reason.Zh} | {OrDash(reason.NextZh)} |",
            Page, StringComparison.Ordinal));
    }

    [Fact]
    public void No_row_names_a_reason_that_does_not_exist()
    {
        string[] codes = [.. Row().Matches(Page).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.NotNull(ReasonTable.Find(code)));
    }

    [Fact]
    public void The_rule_of_conflict_stands_there_in_the_words_of_the_contract()
    {
        string contract = Plain(
            File.ReadAllText(Path.Combine(Repository.Root, "contracts", "src", "IRecognitionRegistry.sol")), "///");
        const string Last = "the one that was recorded first is named.";
        int start = contract.IndexOf("Of the rules of a province that hold", StringComparison.Ordinal);
        int end = contract.IndexOf(Last, StringComparison.Ordinal) + Last.Length;

        Assert.Contains(contract[start..end], Plain(Page, ">"), StringComparison.Ordinal);
    }

    private static string OrDash(string text) => text.Length > 0 ? text : "–";

    private static string Plain(string text, string mark) =>
        Space().Replace(string.Join(' ', text.Split('\n').Select(line =>
            line.Trim() is var trimmed && trimmed.StartsWith(mark, StringComparison.Ordinal)
                ? trimmed[mark.Length..]
                : trimmed)), " ");

    [GeneratedRegex(@"^\| `([A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
