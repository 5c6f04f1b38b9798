using Certs.Api.V1;
using Certs.Testing.Timelines;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// Every line of the scenario tables once more, with real contracts on real chains and judged by real services: what
/// the pure function says of a table is what a window is told, with a network and without.
/// </summary>
public sealed class ScenarioServiceTests
{
    private readonly List<string> _differences = [];

    [Fact]
    public async Task Every_scenario_has_the_same_verdict_through_chain_and_service_and_without_a_network()
    {
        int asked = 0;
        int compared = 0;

        foreach (WorldPlan plan in WorldPlan.Of(ScenarioTables.All))
        {
            ScenarioWorld world = await ScenarioWorld.MakeAsync(plan);
            await using PastChain chain = world.Chain;
            await using ScenarioServices services = await ScenarioServices.StartAsync(chain);
            OfflineAgreement offline = await OfflineAgreement.OfAsync(services);
            foreach (WorldCase one in world.Cases)
            {
                foreach (TimelineScenario line in one.Lines)
                {
                    await AskAsync(services, world, one, line);
                    asked++;
                }

                _differences.AddRange(await offline.DifferencesAsync(one));
                compared++;
            }
        }

        Assert.True(_differences.Count == 0, string.Join('\n', _differences));
        Assert.Equal(ScenarioTables.All.Count, asked);
        Assert.True(compared > 100, $"{compared}");
    }

    private async Task AskAsync(ScenarioServices services, ScenarioWorld world, WorldCase one, TimelineScenario line)
    {
        VerifyCertificateRequest question = new()
        {
            Document = ByteString.CopyFrom(one.Bytes),
            Province = one.Relying,
            AtTime = TimelineSentences.ReadMoment(line.At).ToTimestamp(),
            KnownAtBlock = world.BlockOf(TimelineSentences.ReadMoment(line.Known)),
        };
        Report zhejiang = await services.AskZhejiangAsync(question);
        Report yunnan = await services.AskYunnanAsync(question);
        ScenarioVerdict found = ReportVerdict.Of(zhejiang);
        if (found != line.Expected)
        {
            _differences.Add($"{line.Id}: {line.Expected} is expected, the service says {found}");
        }

        if (!zhejiang.ToByteArray().SequenceEqual(yunnan.ToByteArray()))
        {
            _differences.Add($"{line.Id}: the services of two provinces give different bytes");
        }
    }
}
