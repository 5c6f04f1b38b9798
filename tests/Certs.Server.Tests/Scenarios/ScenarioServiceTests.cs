using Certs.Api.V1;
using Certs.Testing.Timelines;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// Every line of the scenario tables once more, with real contracts on real chains and judged by real services: what
/// the pure function says of a table is what a window is told.
/// </summary>
public sealed class ScenarioServiceTests
{
    [Fact]
    public async Task Every_scenario_has_the_same_verdict_through_chain_and_service_and_two_provinces_the_same_bytes()
    {
        List<string> differences = [];
        int asked = 0;

        foreach (WorldPlan plan in WorldPlan.Of(ScenarioTables.All))
        {
            await foreach ((TimelineScenario line, Report one, Report another) in JudgeAsync(plan))
            {
                asked++;
                ScenarioVerdict found = ReportVerdict.Of(one);
                if (found != line.Expected)
                {
                    differences.Add($"{line.Id}: {line.Expected} is expected, the service says {found}");
                }

                if (!one.ToByteArray().SequenceEqual(another.ToByteArray()))
                {
                    differences.Add($"{line.Id}: the services of two provinces give different bytes");
                }
            }
        }

        Assert.Empty(differences);
        Assert.Equal(ScenarioTables.All.Count, asked);
    }

    private static async IAsyncEnumerable<(TimelineScenario Line, Report One, Report Another)> JudgeAsync(
        WorldPlan plan)
    {
        ScenarioWorld world = await ScenarioWorld.MakeAsync(plan);
        await using PastChain chain = world.Chain;
        await using ScenarioServices services = await ScenarioServices.StartAsync(chain);
        foreach (WorldCase one in world.Cases)
        {
            foreach (TimelineScenario line in one.Lines)
            {
                VerifyCertificateRequest question = new()
                {
                    Document = ByteString.CopyFrom(one.Bytes),
                    Province = one.Relying,
                    AtTime = TimelineSentences.ReadMoment(line.At).ToTimestamp(),
                    KnownAtBlock = world.BlockOf(TimelineSentences.ReadMoment(line.Known)),
                };
                yield return (line, await services.AskZhejiangAsync(question), await services.AskYunnanAsync(question));
            }
        }
    }
}
