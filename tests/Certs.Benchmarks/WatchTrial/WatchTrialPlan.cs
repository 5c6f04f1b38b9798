namespace Certs.Benchmarks.WatchTrial;

/// <summary>How large a trial is, and what goes wrong in it.</summary>
/// <param name="Subscribers">How many watch.</param>
/// <param name="Certificates">How many certificates are changed.</param>
/// <param name="Changes">How many changes there are, spread evenly.</param>
/// <param name="Kills">How often a replica is killed and started again, one and the other in turn.</param>
/// <param name="Stall">How long the chain stands still in the middle.</param>
internal sealed record WatchTrialPlan(int Subscribers, int Certificates, int Changes, int Kills, TimeSpan Stall)
{
    /// <summary>The size of the acceptance test of issue 4.</summary>
    public static WatchTrialPlan Full { get; } = new(1_000, 1_000, 10_000, 2, TimeSpan.FromSeconds(10));
}
