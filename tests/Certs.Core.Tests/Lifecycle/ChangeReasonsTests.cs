using System.Text.RegularExpressions;
using Certs.Core.Lifecycle;
using Certs.Core.Verification;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Lifecycle;

public sealed class ChangeReasonsTests
{
    [Fact]
    public void Every_reason_has_one_row_with_texts_in_both_languages()
    {
        Assert.Equal(Enum.GetValues<ChangeReason>(), ChangeReasons.All.Select(row => row.Reason));
        Assert.All(ChangeReasons.All, row => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", row.Zh));
        Assert.All(ChangeReasons.All, row => Assert.Matches("^[A-Z][a-z]* [a-z ]+", row.En));
    }

    [Fact]
    public void Every_act_has_reasons() => Assert.Equal(
        Enum.GetValues<ChangeAct>(), ChangeReasons.All.Select(row => row.Act).Distinct().Order());

    [Fact]
    public void The_proto_numbers_the_reasons_as_the_core_does()
    {
        string proto = File.ReadAllText(Path.Combine(Repository.Root, "protos/certs/v1/lifecycle.proto"));
        IEnumerable<string> numbered = Regex.Matches(proto, @"CHANGE_REASON_([A-Z_]+) = (\d+);")
            .Where(line => line.Groups[2].Value != "0")
            .Select(line => $"{line.Groups[1]}={line.Groups[2]}");

        Assert.Equal(ChangeReasons.All.Select(row => $"{row.Code}={(byte)row.Reason}"), numbered);
    }

    [Fact]
    public void The_document_explains_every_reason()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs/lifecycle.md"));

        Assert.All(ChangeReasons.All, row => Assert.Contains(
            $"| {(byte)row.Reason} | `{row.Code}` | `{Words.Of(row.Act)}` | {row.Zh} | {row.En} |", document));
    }

    [Fact]
    public void A_reason_is_found_by_its_code_and_by_its_number()
    {
        Assert.Equal(ChangeReason.Penalty, ChangeReasons.Find("PENALTY")?.Reason);
        Assert.Equal(ChangeReason.Penalty, ChangeReasons.Find(50)?.Reason);
        Assert.Null(ChangeReasons.Find(0));
        Assert.Null(ChangeReasons.Find("penalty"));
    }
}
