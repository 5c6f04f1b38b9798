using System.Text.Json;
using Certs.Server.Tests.Cli;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>Governing from the command line, as three standards offices would.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class GoverningProgramTests(ThreeProvinces provinces) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_rule_that_is_set_recognises_from_its_day_on_and_says_which_rule_decided()
    {
        string policy = _folder.File("policy.txt");
        await File.WriteAllTextAsync(policy, "浙江省认可湖北省 SM2 证照。\n", TestContext.Current.CancellationToken);

        CertsResult set = await RunAsync(
            "33", "rules", "set", "--verdict", "recognised", "--suite", "SM2", "--from-province", "42",
            "--type", "business-licence", "--from", "2027-01-01", "--policy", policy);
        Assert.Equal((0, ""), (set.ExitCode, set.Errors));
        string rule = set.Output.Split(' ')[0];
        CertsResult before = await AskAsync("2026-12-31T23:59:59Z", "--json");
        CertsResult after = await AskAsync("2027-01-01", "--json");
        CertsResult words = await AskAsync("2027-01-01");

        Assert.Equal((2, ""), (before.ExitCode, before.Errors));
        Assert.Equal((0, ""), (after.ExitCode, after.Errors));
        JsonElement early = JsonElement.Parse(before.Output);
        JsonElement late = JsonElement.Parse(after.Output);
        Assert.Equal("NOT_RECOGNISED", early.GetProperty("recognition").GetString());
        Assert.Equal(rule, $"{early.GetProperty("upcoming_rule").GetProperty("id")}");
        Assert.Contains(
            "RULE_TAKES_EFFECT", early.GetProperty("would_change").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("RECOGNISED", late.GetProperty("recognition").GetString());
        Assert.Equal(
            (rule, "1", set.Output.Trim().Split(' ')[^1]),
            ($"{late.GetProperty("rule").GetProperty("id")}", $"{late.GetProperty("rule").GetProperty("version")}",
                $"{late.GetProperty("rule").GetProperty("block")}"));
        Assert.Contains("认可  Recognised", words.Output, StringComparison.Ordinal);
        Assert.Contains($"规则 rule {rule}", words.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_listed_shown_and_withdrawn_and_known_as_it_was_before()
    {
        CertsResult set = await RunAsync(
            "33", "rules", "set", "--verdict", "by-bridge", "--from-province", "41", "--from", "2027-01-01");
        string rule = set.Output.Split(' ')[0];
        string block = set.Output.Trim().Split(' ')[^1];

        CertsResult withdrawn = await RunAsync("33", "rules", "withdraw", rule, "--until", "2027-01-01");
        CertsResult list = await RunAsync("33", "rules", "list", "--province", "33", "--known-at", block);
        CertsResult show = await RunAsync("62", "rules", "show", rule);

        Assert.Equal((0, ""), (withdrawn.ExitCode, withdrawn.Errors));
        Assert.Contains("BY_BRIDGE", list.Output, StringComparison.Ordinal);
        Assert.Contains("41 河南 Henan", list.Output, StringComparison.Ordinal);
        Assert.Contains("从未生效 never held", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_provinces_decide_on_a_suite_and_the_vote_that_decides_carries_it_out()
    {
        CertsResult proposed = await RunAsync(
            "62", "governance", "propose", "suite", "--number", "3", "--issue-until", "2031-01-01",
            "--accept-until", "2033-01-01");
        Assert.Equal((0, ""), (proposed.ExitCode, proposed.Errors));
        string id = proposed.Output.Split(' ')[0];

        CertsResult early = await RunAsync("53", "governance", "execute", id);
        CertsResult voted = await RunAsync("53", "governance", "vote", id);
        CertsResult list = await RunAsync("33", "governance", "list");
        CertsResult executed = await RunAsync("33", "governance", "execute", id);
        CertsResult again = await RunAsync("33", "governance", "vote", id);
        CertsResult suites = await RunAsync("62", "suites", "list");

        Assert.Equal(64, early.ExitCode);
        Assert.Contains("needs 2 more votes", early.Errors, StringComparison.Ordinal);
        Assert.Contains("OPEN 2/3", voted.Output, StringComparison.Ordinal);
        Assert.Contains("rate 3 PS256", list.Output, StringComparison.Ordinal);
        Assert.Contains("EXECUTED 3/3", executed.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("PROPOSAL_CLOSED", again.Errors, StringComparison.Ordinal);
        Assert.Contains("2031-01-01 00:00:00Z", suites.Output, StringComparison.Ordinal);
        Assert.Contains("keccak256", suites.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridging_body_is_accredited_listed_and_ended()
    {
        const string Body = "urn:certs:agency:53:8";

        CertsResult added = await RunAsync("33", "accredit", "add", "--agency", Body, "--from", "2027-05-01");
        CertsResult ended = await RunAsync("33", "accredit", "end", "--agency", Body, "--until", "2028-05-01");
        CertsResult list = await RunAsync("33", "accredit", "list", "--province", "33");

        Assert.Equal((0, 0), (added.ExitCode, ended.ExitCode));
        Assert.Contains(Body, list.Output, StringComparison.Ordinal);
        Assert.Contains("2027-05-01 00:00:00Z – 2028-05-01 00:00:00Z", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_rotated_and_revoked_and_the_chain_shows_both()
    {
        CertsResult agency = await RunAsync(
            "53", "agencies", "add", "--code", "11620700013894568P", "--name-zh", "示例局", "--name-en", "Example",
            "--type", "urn:certs:type:business-licence:1");
        string urn = agency.Output.Trim();
        string key = (await RunAsync("53", "keys", "new", "--agency", urn, "--suite", "SM2")).Output.Split(' ')[1];

        CertsResult rotated = await RunAsync("53", "keys", "rotate", "--agency", urn, "--key", key);
        string next = rotated.Output.Split(' ')[1];
        CertsResult revoked = await RunAsync(
            "53", "keys", "revoke", "--agency", urn, "--key", next, "--reason", "key-compromise",
            "--invalid-from", "2029-02-01");
        CertsResult list = await RunAsync("53", "agencies", "registered", "--province", "53");

        Assert.Equal((0, "", 0, ""), (rotated.ExitCode, rotated.Errors, revoked.ExitCode, revoked.Errors));
        Assert.Contains($"SM2 {key[..16]}", list.Output, StringComparison.Ordinal);
        Assert.Contains($"SM2 {next[..16]}", list.Output, StringComparison.Ordinal);
        Assert.Contains("revoked from 2029-02-01 00:00:00Z, reason 1", list.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recognises", "--from", "62", "--to", "99", "--suite", "SM2", "--type", "business-licence")]
    [InlineData("recognises", "--from", "62", "--to", "33", "--suite", "SM9", "--type", "business-licence")]
    [InlineData("recognises", "--from", "62", "--to", "33", "--suite", "SM2", "--type", "none")]
    [InlineData("rules", "set", "--verdict", "maybe")]
    [InlineData("rules", "list", "--province", "33", "--known-at", "99999999")]
    [InlineData("keys", "revoke", "--agency", "a", "--key", "00", "--reason", "superseded")]
    [InlineData("governance", "vote", "9999")]
    public async Task A_wrong_command_line_ends_with_64(params string[] arguments)
    {
        CertsResult result = await RunAsync("33", arguments);

        Assert.Equal((64, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_cannot_be_reached_ends_with_69()
    {
        CertsResult result = await RunAsync("33", "suites", "list", "--node", "http://127.0.0.1:1");

        Assert.Equal((69, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("LEDGER_UNREACHABLE", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CertsResult> AskAsync(string at, params string[] options) => RunAsync(
        "33",
        [
            "recognises", "--from", "42", "--to", "33", "--suite", "SM2", "--type", "business-licence", "--at", at,
            .. options,
        ]);

    private Task<CertsResult> RunAsync(string province, params string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.FolderOf(province)]);
}
