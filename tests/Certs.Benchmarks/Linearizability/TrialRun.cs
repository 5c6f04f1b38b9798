namespace Certs.Benchmarks.Linearizability;

/// <summary>One run: what was to happen, and what its clients saw.</summary>
/// <param name="Seed">Of everything random in it.</param>
/// <param name="Disturbances">What went wrong in it.</param>
internal sealed record TrialRun(int Seed, TrialDisturbances Disturbances)
{
    /// <summary>What the clients know.</summary>
    public TrialWorld World { get; } = new();

    /// <summary>What the clients saw.</summary>
    public TrialRecorder Recorder { get; } = new();
}
