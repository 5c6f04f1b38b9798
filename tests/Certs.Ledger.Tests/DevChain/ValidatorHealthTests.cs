using System.Diagnostics;
using System.Globalization;
using Certs.Testing;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.DevChain;

/// <summary>The health check that docker-compose.yml asks each validator by.</summary>
public sealed class ValidatorHealthTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    [Fact]
    public async Task A_node_that_answers_is_healthy()
    {
        Assert.Equal(0, await AskAsync(chain.Chain.Endpoint.Port));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_and_a_node_that_answers_something_else_are_not()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Rewrite = (_, _, _) => new System.Text.Json.Nodes.JsonObject { ["error"] = "not yet" };

        Assert.NotEqual(0, await AskAsync(1));
        Assert.NotEqual(0, await AskAsync(proxy.Endpoint.Port));
    }

    // The image has no other program that could ask.
    [Fact]
    public async Task The_compose_file_asks_by_it()
    {
        string compose = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docker-compose.yml"));

        Assert.Contains("""test: ["CMD", "bash", "/config/answers.sh"]""", compose, StringComparison.Ordinal);
        Assert.Equal(4, compose.Split("volumes: [\"./scripts/besu:/config:ro\"").Length - 1);
    }

    private static async Task<int> AskAsync(int port)
    {
        string script = Path.Combine(Repository.Root, "scripts/besu/answers.sh");
        using Process asking = Process.Start(
            new ProcessStartInfo("bash", [script, port.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardError = true,
            })!;
        await asking.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await asking.WaitForExitAsync(TestContext.Current.CancellationToken);
        return asking.ExitCode;
    }
}
