using System.Text.Json.Nodes;
using Certs.Server.Tests.Hosting;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Readme;

/// <summary>"One call" of README.md: both commands as they stand there, and the answer below them.</summary>
[Collection(SharedProvinces.Name)]
public sealed class OneCallTests(TwoProvinces provinces)
{
    private const string Documented = "http://127.0.0.1:5080";
    private const string BufOfReaders = "npx -y @bufbuild/buf";

    [Fact]
    public async Task Both_commands_give_the_answer_that_the_page_shows()
    {
        string[] commands = ReadmeBlocks.Find("sh", "ExplainReason").Split("\n\n");
        JsonNode shown = JsonNode.Parse(ReadmeBlocks.Find("json", "ANCHOR_PENDING"))!;

        JsonNode?[] answers = await Task.WhenAll(commands.Select(AnswerAsync));

        Assert.Equal(["curl", "npx"], commands.Select(command => command.Split(' ')[0]));
        Assert.All(answers, answer => Assert.True(JsonNode.DeepEquals(shown, answer), $"{answer}"));
    }

    // The same program, from the packages of the tests instead of the registry.
    private async Task<JsonNode?> AnswerAsync(string command)
    {
        string buf = Path.Combine(Repository.Root, "tests/node_modules/.bin/buf");
        string address = provinces.Gansu.Folder.ReadServiceFile().Plain.GetLeftPart(UriPartial.Authority);
        Assert.Contains(Documented, command, StringComparison.Ordinal);
        string script = command.Replace(Documented, address, StringComparison.Ordinal)
            .Replace(BufOfReaders, $"'{buf}'", StringComparison.Ordinal);
        return JsonNode.Parse(await Shell.RunAsync(script, Repository.Root));
    }
}
