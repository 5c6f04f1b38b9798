namespace Certs.Server.Statistics;

/// <summary>What was counted since the last time.</summary>
/// <param name="Obstacles">Verdicts that were not recognised or undetermined.</param>
/// <param name="Verdicts">All verdicts.</param>
/// <param name="Bridged">Bridge statements that somebody asked for.</param>
internal sealed record TakenCounts(
    IReadOnlyDictionary<ObstacleKind, long> Obstacles, IReadOnlyDictionary<VerdictKind, long> Verdicts,
    IReadOnlyDictionary<BridgeKind, long> Bridged)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Obstacles.Count + Verdicts.Count + Bridged.Count == 0;
}
