using System.Globalization;
using System.Text;
using Certs.Testing.Histories;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Counts what many runs saw.</summary>
internal static class TrialSummary
{
    private const TrialDisturbances Stalls = TrialDisturbances.NoBlocks | TrialDisturbances.NodeOff;

    /// <summary>A line for each subject.</summary>
    public static string Of(IReadOnlyList<TrialJudgement> all)
    {
        Timed<LifeCall>[] calls = [.. all.SelectMany(one => one.Run.Recorder.Calls)];
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine(plain, $"{all.Count} runs, {all.Count(one => !one.IsGood)} wrong");
        text.AppendLine(plain, $"  {all.Count(HasKill)} kills; the chain stood still {all.Count(HasStall)} times");
        text.AppendLine(plain, $"  {calls.Length} calls, {calls.Count(call => call.Answered is null)} not answered: {Reasons(all)}");
        text.AppendLine(plain, $"  {calls.Count(call => call.What.Answer is Answer.Refused)} refused by the table");
        text.AppendLine(plain, $"  {all.Sum(one => one.Run.World.Numbers.Count)} certificates");
        text.AppendLine(plain, $"  {all.Sum(one => one.Changes)} changes on the chain");
        text.AppendLine(plain, $"  {all.Sum(one => (long)one.Tried)} situations, {all.Max(one => one.Tried)} at most in one run");
        text.Append(Evidence(all));
        return text.ToString();
    }

    private static string Evidence(IReadOnlyList<TrialJudgement> all)
    {
        EvidencedAnswer[] known =
            [.. all.SelectMany(one => one.Run.Recorder.Answers).Where(answer => answer.State is not null)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {known.Length} answers with evidence, {known.Max(one => one.Age)?.TotalSeconds:F1} s old at most: "
            + $"{all.Sum(one => one.AboutRevoked)} at or after a revocation's block, "
            + $"{all.Sum(one => one.OlderThanRevocation)} before it, {all.Sum(one => one.EvidenceFaults.Count)} wrong");
    }

    private static string Reasons(IReadOnlyList<TrialJudgement> all) => string.Join(
        ", ",
        all.SelectMany(one => one.Run.Recorder.Unanswered).GroupBy(one => one.Key)
            .Select(one => $"{one.Key} {one.Sum(some => some.Value)}"));

    private static bool HasKill(TrialJudgement one) => one.Run.Disturbances.HasFlag(TrialDisturbances.Kill);

    private static bool HasStall(TrialJudgement one) => (one.Run.Disturbances & Stalls) != 0;
}
