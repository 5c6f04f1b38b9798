using Certs.Api.V1;
using Certs.Testing.Timelines;
using Google.Protobuf;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>A report says the same for ever about what was known when it was made, whatever is recorded later.</summary>
public sealed class ReplayTests
{
    private const int Blocks = 20;
    private const int ChangesInBlock = 50;

    [Fact]
    public async Task After_1000_later_changes_a_replay_gives_the_same_bytes_and_a_new_question_the_new_answer()
    {
        ScenarioWorld world = await ScenarioWorld.MakeAsync(PlainWorld());
        await using PastChain chain = world.Chain;
        await using ScenarioServices services = await ScenarioServices.StartAsync(chain);
        Dictionary<WorldCase, Report> stored = [];
        foreach (WorldCase one in world.Cases)
        {
            stored[one] = await services.AskZhejiangAsync(QuestionOf(one));
        }

        LaterChanges changes = new(world, new Random(20_260_701));
        for (int block = 0; block < Blocks; block++)
        {
            changes.Add(ChangesInBlock);
            await world.CatchUpAsync();
        }

        ushort repealed = world.Cases.First(one => one.Case.Said.Count == 0).Relying;
        changes.Repeal(repealed);
        long newest = await world.CatchUpAsync();
        await Eventually.HoldsAsync(() => services.HaveReadAsync(newest, QuestionOf(world.Cases[0])));
        foreach ((WorldCase one, Report report) in stored)
        {
            VerifyCertificateRequest again = QuestionOf(one);
            again.AtTime = report.AtTime;
            again.KnownAtBlock = report.AsOf.BlockNumber;
            Report replayed = await services.AskZhejiangAsync(again);
            Assert.True(report.Equals(replayed), $"{report}\nbecame\n{replayed}");
            Assert.Equal(report.ToByteArray(), replayed.ToByteArray());
            Assert.Equal(report.ToByteArray(), (await services.AskYunnanAsync(again)).ToByteArray());
        }

        Assert.True(changes.Expected.Count >= 20, $"{changes.Expected.Count} licences were done away with.");
        foreach (WorldCase one in world.Cases)
        {
            ScenarioVerdict now = ReportVerdict.Of(await services.AskZhejiangAsync(QuestionOf(one)));
            Assert.Equal(Expected(one, stored[one], changes, repealed), (now.Check, now.Reason));
        }
    }

    // What was done to the licence itself comes before what was done to the rule by which it was recognised.
    private static (string Check, string Reason) Expected(
        WorldCase one, Report stored, LaterChanges changes, ushort repealed)
    {
        ScenarioVerdict before = ReportVerdict.Of(stored);
        return changes.Expected.TryGetValue(one, out (string Check, string Reason) expected) ? expected
            : one.Relying == repealed && before.Reason == "RECOGNISED"
                ? ("RECOGNITION", "NOT_RECOGNISED_AGREEMENT_ENDED")
            : (before.Check, before.Reason);
    }

    // The lines of the tables, and sixty licences of which the tables say nothing and that later changes do away with.
    private static WorldPlan PlainWorld()
    {
        TimelineScenario line = ScenarioTables.All.First(one => one.Registry.Length == 0);
        IEnumerable<TimelineScenario> plain = Enumerable.Range(0, 60).Select(day => line with
        {
            Id = $"plain-{day}",
            Licence = $"signed in SM2, anchored {TimelineCase.Founded.AddDays(30 + day):yyyy-MM-dd}",
        });
        return WorldPlan.Of(plain.Concat(ScenarioTables.All))[0];
    }

    private static VerifyCertificateRequest QuestionOf(WorldCase one) => new()
    {
        Document = ByteString.CopyFrom(one.Bytes),
        Province = one.Relying,
    };
}
