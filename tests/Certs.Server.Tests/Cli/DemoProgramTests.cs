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
}
