using System.Text.Json;
using Certs.Server.Tests.Cli;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>Governing from programs: every command says what it has to say as one JSON object.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class GoverningJsonTests(ThreeProvinces provinces)
{
    [Fact]
    public async Task Rules_read_alike_when_they_are_set_listed_shown_and_withdrawn()
    {
        JsonElement set = await AskAsync(
            "33", "rules", "set", "--verdict", "recognised", "--suite", "SM2", "--from-province", "64", "--from", "2028-01-01");
        string id = $"{set.GetProperty("rule_id").GetInt32()}";

        JsonElement show = await AskAsync("53", "rules", "show", id);
        JsonElement list = await AskAsync("62", "rules", "list", "--province", "33");
        JsonElement withdrawn = await AskAsync("33", "rules", "withdraw", id, "--until", "2029-01-01");

        Assert.Equal(set.GetRawText(), show.GetRawText());
        Assert.Contains(set.GetRawText(), list.GetProperty("rules").EnumerateArray().Select(one => one.GetRawText()));
        Assert.True(list.GetProperty("as_of").GetProperty("block_number").GetString()?.Length > 0);
        Assert.Equal(
            ("RULE_VERDICT_RECOGNISED", "SUITE_SM2", 64, 1),
            (set.GetProperty("verdict").GetString(), set.GetProperty("selector").GetProperty("suite").GetString(),
                set.GetProperty("selector").GetProperty("issuer_province").GetInt32(),
                set.GetProperty("version").GetInt32()));
        Assert.Equal(
            (2, "2029-01-01T00:00:00Z"),
            (withdrawn.GetProperty("version").GetInt32(), withdrawn.GetProperty("valid_until").GetString()));
    }

    [Fact]
    public async Task A_proposal_is_made_voted_for_listed_and_executed()
    {
        JsonElement made = await AskAsync(
            "62", "governance", "propose", "suite", "--number", "2", "--issue-until", "2041-01-01", "--accept-until",
            "2043-01-01");
        string id = $"{made.GetProperty("proposal_id").GetInt32()}";

        JsonElement voted = await AskAsync("53", "governance", "vote", id);
        JsonElement list = await AskAsync("33", "governance", "list");
        JsonElement executed = await AskAsync("33", "governance", "execute", id);
        JsonElement suites = await AskAsync("62", "suites", "list");

        Assert.Equal(("PROPOSAL_STATE_OPEN", 3), (StateOf(made), made.GetProperty("quorum").GetInt32()));
        Assert.Equal(2, voted.GetProperty("votes").GetArrayLength());
        Assert.Equal([33, 53, 62], list.GetProperty("members").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Contains(voted.GetRawText(), list.GetProperty("proposals").EnumerateArray().Select(one => one.GetRawText()));
        Assert.Equal("PROPOSAL_STATE_EXECUTED", StateOf(executed));
        JsonElement rated = suites.GetProperty("suites").EnumerateArray()
            .Single(suite => suite.GetProperty("number").GetInt32() == 2);
        Assert.Equal("2041-01-01T00:00:00Z", rated.GetProperty("issue_until").GetString());
        Assert.Equal(
            executed.GetProperty("executed").GetRawText(), rated.GetProperty("recorded").GetRawText());
    }

    [Fact]
    public async Task An_accreditation_is_added_ended_and_listed()
    {
        const string Body = "urn:certs:agency:53:19";

        JsonElement added = await AskAsync("33", "accredit", "add", "--agency", Body, "--from", "2027-05-01");
        JsonElement ended = await AskAsync("33", "accredit", "end", "--agency", Body, "--until", "2028-05-01");
        JsonElement list = await AskAsync("62", "accredit", "list", "--province", "33");

        Assert.Equal(Body, added.GetProperty("agency").GetString());
        Assert.Equal(
            "2028-05-01T00:00:00Z",
            Assert.Single(ended.GetProperty("periods").EnumerateArray()).GetProperty("valid_until").GetString());
        Assert.Contains(
            ended.GetRawText(), list.GetProperty("accreditations").EnumerateArray().Select(one => one.GetRawText()));
    }

    [Fact]
    public async Task Agencies_and_keys_are_entered_changed_and_listed()
    {
        JsonElement agency = await AskAsync(
            "53", "agencies", "add", "--code", "11620700013894568P", "--name-zh", "示例局", "--name-en", "Example",
            "--type", "urn:certs:type:business-licence:1");
        string urn = agency.GetProperty("urn").GetString()!;
        JsonElement key = await AskAsync("53", "keys", "new", "--agency", urn, "--suite", "SM2");
        JsonElement rotated = await AskAsync("53", "keys", "rotate", "--agency", urn, "--key", IdOf(key));
        JsonElement next = rotated.GetProperty("key");

        JsonElement revoked = await AskAsync(
            "53", "keys", "revoke", "--agency", urn, "--key", IdOf(next), "--reason", "key-compromise");
        JsonElement keys = await AskAsync("53", "keys", "list", "--agency", urn);
        JsonElement own = await AskAsync("53", "agencies", "list");
        JsonElement registered = await AskAsync("33", "agencies", "registered", "--province", "53");

        Assert.Equal(IdOf(key), IdOf(rotated.GetProperty("retired_key")));
        Assert.Equal(
            "KEY_REVOCATION_REASON_KEY_COMPROMISE",
            revoked.GetProperty("revocation").GetProperty("reason").GetString());
        Assert.Equal(2, keys.GetProperty("keys").GetArrayLength());
        Assert.Contains(urn, own.GetProperty("agencies").EnumerateArray().Select(UrnOf));
        JsonElement found = registered.GetProperty("agencies").EnumerateArray().Single(one => UrnOf(one) == urn);
        Assert.Contains(
            revoked.GetRawText(), found.GetProperty("keys").EnumerateArray().Select(one => one.GetRawText()));
    }

    [Fact]
    public async Task What_a_province_recognises_is_one_object_whatever_it_is()
    {
        CertsResult result = await RunAsync(
            "62", "recognises", "--from", "62", "--to", "33", "--suite", "SM2", "--type", "business-licence", "--json");

        Assert.Equal((2, ""), (result.ExitCode, result.Errors));
        Assert.Equal(
            "NOT_RECOGNISED", JsonElement.Parse(Assert.Single(result.Lines())).GetProperty("recognition").GetString());
    }

    private static string StateOf(JsonElement proposal) => proposal.GetProperty("state").GetString()!;

    private static string UrnOf(JsonElement agency) => agency.GetProperty("urn").GetString()!;

    private static string IdOf(JsonElement key) =>
        Convert.ToHexStringLower(key.GetProperty("key_id").GetBytesFromBase64());

    private async Task<JsonElement> AskAsync(string province, params string[] arguments) =>
        (await RunAsync(province, [.. arguments, "--json"])).ToJson();

    private Task<CertsResult> RunAsync(string province, params string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.FolderOf(province)]);
}
