using System.Diagnostics;
using Certs.Benchmarks.Linearizability;
using Certs.Testing.Histories;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>Two services as programs of their own answer as if one did one thing at a time.</summary>
/// <remarks><c>scripts/linearizability.sh</c> runs two hundred of these.</remarks>
public sealed class LinearizabilityTrialTests(StartedReplicas started) : IClassFixture<StartedReplicas>
{
    [Fact]
    public async Task What_two_replicas_answer_eight_clients_has_an_order_over_kills_and_a_chain_that_stands_still()
    {
        int seed = Random.Shared.Next(1_000_000);
        TestContext.Current.SendDiagnosticMessage($"The first seed is {seed}.");

        IReadOnlyList<TrialJudgement> judgements = await new LinearizabilityTrial(
            started.Replicas, TestContext.Current.SendDiagnosticMessage).RunAsync(
            [TrialDisturbances.Kill | TrialDisturbances.NoBlocks, TrialDisturbances.NodeOff],
            seed, TestContext.Current.CancellationToken);

        Assert.All(judgements, judgement => Assert.True(judgement.IsGood, TextOf(judgement)));
        Assert.All(judgements, judgement => Assert.InRange(judgement.Changes, 3, 200));
        Assert.All(judgements, judgement => Assert.InRange(judgement.Calls, 150, 500));
    }

    [Fact]
    public async Task Without_compare_and_set_a_history_has_no_order()
    {
        int seed = Random.Shared.Next(1_000_000, 2_000_000);

        IReadOnlyList<TrialJudgement> judgements = await new LinearizabilityTrial(
            started.Replicas, TestContext.Current.SendDiagnosticMessage).RunWithoutCompareAsync(
            20, seed, TestContext.Current.CancellationToken);

        Assert.Equal(LinearizabilityOutcome.Violated, judgements[^1].Outcome);
        Assert.All(
            judgements[^1].Offending.Select(call => call.What.Answer).OfType<Answer.Refused>(),
            refused => Assert.Equal(CertificateLife.NotAllowed, refused.Reason));
    }

    private static string TextOf(TrialJudgement judgement) => string.Join(
        Environment.NewLine,
        [
            $"seed {judgement.Run.Seed}: {judgement.Outcome}",
            HistoryText.Of(judgement.Offending, Stopwatch.Frequency / 1000.0), .. judgement.EvidenceFaults,
        ]);
}
