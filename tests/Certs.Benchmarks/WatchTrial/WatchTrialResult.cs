using System.Globalization;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>What came of a trial.</summary>
/// <param name="Changes">How many changes the chain has.</param>
/// <param name="Told">How many messages with a change came to all watchers together.</param>
/// <param name="Faults">The first watchers whose messages were not exactly those of the chain, with what differed.</param>
/// <param name="Reconnects">How often a stream was opened again.</param>
/// <param name="Delays">
/// Of every message with news that came before anything was disturbed, how long after the chain showed its block; ascending.
/// </param>
internal sealed record WatchTrialResult(
    int Changes, long Told, IReadOnlyList<string> Faults, int Reconnects, IReadOnlyList<TimeSpan> Delays)
{
    /// <summary>The delay that this part of the messages did not exceed.</summary>
    public TimeSpan Delay(double part) =>
        Delays.Count == 0 ? TimeSpan.Zero : Delays[Math.Min(Delays.Count - 1, (int)(Delays.Count * part))];

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Changes} changes on the chain, {Told} messages, {Faults.Count} watchers wrong, {Reconnects} reconnects; "
        + $"delay after the block, of the {Delays.Count} messages before the first disturbance: median {Delay(0.5).TotalMilliseconds:F0} ms, "
        + $"p99 {Delay(0.99).TotalMilliseconds:F0} ms, longest {Delay(1).TotalMilliseconds:F0} ms");
}
