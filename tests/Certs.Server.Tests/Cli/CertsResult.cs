using System.Text.Json;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>How a run of the command line ended.</summary>
/// <param name="ExitCode">What it told the shell.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record CertsResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines() => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one object that it printed, and nothing else, after it went well.</summary>
    public JsonElement ToJson()
    {
        Assert.True(ExitCode == 0, Errors);
        JsonElement answer = JsonElement.Parse(Assert.Single(Lines()));
        Assert.Equal(JsonValueKind.Object, answer.ValueKind);
        return answer;
    }
}
