using System.Text.Json;
using Certs.Cli.Demo;
using Certs.Server.Tests.Hosting;
using Xunit;
using Suites = Certs.Core.Suites.Suite;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs verify</c> as a program, with the chain read by itself.</summary>
[Collection(SharedProvinces.Name)]
public sealed class VerifyProgramTests(TwoProvinces provinces) : IDisposable
{
    private static readonly string[] RequiredMembers =
        ["authenticity", "standing", "recognition", "action", "depth", "as_of", "checks"];

    private static readonly string[] RequiredOfChecks = ["name", "outcome", "reason", "time_used", "detail"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Accepted_ends_with_0()
    {
        CertsResult result = await VerifyAsync(await provinces.DualAsync());

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("ACCEPT", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_ends_with_1()
    {
        CertsResult changed = await VerifyAsync(Forgery.ChangeOneByte(await provinces.DualAsync()));
        CertsResult stripped = await VerifyAsync(Forgery.Strip(await provinces.DualAsync(), Suites.SM2));

        Assert.Equal((1, ""), (changed.ExitCode, changed.Errors));
        Assert.Equal((1, ""), (stripped.ExitCode, stripped.Errors));
        Assert.Contains("SIGNATURE_STRIPPED", stripped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_recognised_ends_with_2_and_says_which_algorithms_would_be()
    {
        CertsResult result = await VerifyAsync(await provinces.Sm2Async());

        Assert.Equal((2, ""), (result.ExitCode, result.Errors));
        Assert.Contains("NOT_RECOGNISED", result.Output, StringComparison.Ordinal);
        Assert.Contains("SM2", result.Output, StringComparison.Ordinal);
        Assert.Contains("PS256", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "no-such-file.json", "--as", "33")]
    [InlineData("verify")]
    [InlineData("verify", "no-such-file.json", "--as", "99")]
    [InlineData("verify", "no-such-file.json", "--as", "33", "--at", "yesterday")]
    [InlineData("types", "show", "urn:certs:type:none:1")]
    [InlineData("verify", "no-such-file.json", "--as", "33", "--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("issue", "x.json", "--agency", "a", "--type", "t", "--request-id", "not-a-guid")]
    [InlineData("issue", "x.json", "--agency", "a", "--type", "t", "--valid-until", "some day")]
    public async Task A_wrong_command_line_ends_with_64_and_says_what_is_wrong(params string[] arguments)
    {
        CertsResult result = await CertsProgram.RunAsync(arguments);

        Assert.Equal((64, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_cannot_be_reached_ends_with_69_and_says_neither_passed_nor_failed()
    {
        CertsResult result = await VerifyAsync(await provinces.DualAsync(), "--node", "http://127.0.0.1:1", "--json");

        Assert.Equal((69, ""), (result.ExitCode, result.Errors));
        JsonElement report = JsonElement.Parse(result.Output);
        Assert.Equal("INDETERMINATE", report.GetProperty("authenticity").GetString());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("as_of").GetProperty("block").ValueKind);
        Assert.Contains(
            report.GetProperty("checks").EnumerateArray(),
            check => check.GetProperty("reason").GetString() == "LEDGER_UNREACHABLE");
    }

    [Fact]
    public async Task As_JSON_it_is_one_object_with_the_members_that_are_promised()
    {
        CertsResult result = await VerifyAsync(await provinces.DualAsync(), "--json");

        JsonElement report = JsonElement.Parse(result.Output);
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Output.TrimEnd().Split('\n'));
        Assert.Subset(Members(report), RequiredMembers.ToHashSet());
        Assert.Equal(
            ["block", "time"], report.GetProperty("as_of").EnumerateObject().Select(member => member.Name));
        Assert.All(
            report.GetProperty("checks").EnumerateArray(),
            check => Assert.Subset(Members(check), RequiredOfChecks.ToHashSet()));
        Assert.Equal(
            ("TOTAL_PASSED", "ACTIVE", "RECOGNISED", "ACCEPT"),
            (Text(report, "authenticity"), Text(report, "standing"), Text(report, "recognition"), Text(report, "action")));
    }

    [Fact]
    public async Task A_moment_before_the_licence_began_is_rejected()
    {
        CertsResult result = await VerifyAsync(await provinces.DualAsync(), "--at", "2020-01-01T00:00:00Z", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("NOT_YET_EFFECTIVE", Text(JsonElement.Parse(result.Output), "standing"));
    }

    public void Dispose() => _folder.Dispose();

    private static HashSet<string> Members(JsonElement value) =>
        [.. value.EnumerateObject().Select(member => member.Name)];

    private static string? Text(JsonElement report, string member) => report.GetProperty(member).GetString();

    private async Task<CertsResult> VerifyAsync(byte[] document, params string[] options)
    {
        string file = _folder.File(Guid.NewGuid().ToString());
        await File.WriteAllBytesAsync(file, document, TestContext.Current.CancellationToken);
        return await CertsProgram.RunAsync(
            ["verify", file, "--as", "33", "--data", provinces.Zhejiang.Folder.Path, .. options]);
    }
}
