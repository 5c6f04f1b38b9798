using System.Globalization;
using System.Text.Json.Nodes;
using Certs.Cli;
using Certs.Ledger.DevChain;
using Xunit;

namespace Certs.Server.Tests.Cli;

public sealed class DemoProgramTests
{
    // Its folder is removed at the end, so a log that it named would be gone.
    [Fact]
    public async Task A_service_that_does_not_start_is_told_in_its_own_words_and_ends_with_69()
    {
        Dictionary<string, string?> nothingInstalled = new()
        {
            [AnvilBinary.Variable] = "/no-such-anvil",
            ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath),
        };

        CertsResult demo = await CertsProgram.RunAsync(nothingInstalled, "demo", "--once");

        Assert.Equal(ExitCode.Unavailable, demo.ExitCode);
        Assert.Contains("Install Node.js 20", demo.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("service.log", demo.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_comes_out_as_it_must_and_the_last_word_on_SM2_is_a_rule()
    {
        CertsResult demo = await CertsProgram.RunAsync("demo", "--once", "--json");

        Assert.True(demo.ExitCode == ExitCode.Accept, demo.Output + demo.Errors);
        JsonNode[] steps = [.. JsonNode.Parse(demo.Output)!.AsArray().Select(step => step!)];
        Assert.Equal("a b b g h h h i c d f e".Split(' '), steps.Select(step => (string?)step["step"]));
        Assert.All(steps, step => Assert.True((bool)step["as_expected"]!, step.ToJsonString()));
        JsonNode unknownSuite = steps.First(step => (string?)step["step"] == "b")["report"]!;
        string named = (string)CheckOf(unknownSuite, "RECOGNITION")["detail"]!;
        Assert.All(["SM2", "ES256", "PS256"], suite => Assert.Contains(suite, named, StringComparison.Ordinal));
        JsonNode stopped = steps.Single(step => (string?)step["step"] == "e")["report"]!;
        Assert.Contains((string?)CheckOf(stopped, "STATUS")["reason"], (string[])["STATUS_STALE", "STATUS_UNAVAILABLE"]);
        JsonNode[] aroundTheDate = [.. steps
            .Where(step => (string?)step["step"] == "h" && step["report"] is not null).Select(step => step["report"]!)];
        Assert.Equal(
            ["NOT_RECOGNISED", "RECOGNISED"], aroundTheDate.Select(report => (string?)report["recognition"]));
        Assert.Null(RuleOf(aroundTheDate[0]));
        Assert.Equal("recognition", (string?)RuleOf(aroundTheDate[1])?["registry"]);
        JsonNode vote = steps.First(step => (string?)step["step"] == "h")["told"]!;
        Assert.Equal(["33", "62", "53"], vote["votes"]!.AsArray().Select(one => one!["province"]!.ToJsonString()));
        Assert.Equal("PROPOSAL_STATE_EXECUTED", (string?)vote["state"]);
        JsonNode obstacle = steps.Single(step => (string?)step["step"] == "i")["told"]!["obstacles"]!.AsArray()[0]!;
        Assert.Equal("NOT_RECOGNISED_SUITE", (string?)obstacle["reason"]);
        Assert.InRange(long.Parse((string)obstacle["verdicts"]!, CultureInfo.InvariantCulture), 5, 7);
    }

    private static JsonNode? RuleOf(JsonNode report) => CheckOf(report, "RECOGNITION")["rule"];

    private static JsonNode CheckOf(JsonNode report, string name) =>
        report["checks"]!.AsArray().Single(check => (string?)check!["name"] == name)!;
}
