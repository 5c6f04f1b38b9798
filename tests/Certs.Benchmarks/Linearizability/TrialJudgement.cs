using Certs.Testing.Histories;

namespace Certs.Benchmarks.Linearizability;

/// <summary>What the checkers say of one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Calls">How many calls there were.</param>
/// <param name="Changes">How many changes the chain has of its certificates.</param>
/// <param name="Tried">How many situations the search looked at.</param>
/// <param name="Outcome">The worst of its families.</param>
/// <param name="Offending">A small part that has no order; empty: there is none.</param>
/// <param name="EvidenceFaults">Answers that differ from the chain.</param>
/// <param name="AboutRevoked">How many answers rest on a block at which the certificate was revoked.</param>
/// <param name="OlderThanRevocation">How many rest on an older block than its revocation.</param>
internal sealed record TrialJudgement(
    TrialRun Run, int Calls, int Changes, int Tried, LinearizabilityOutcome Outcome,
    IReadOnlyList<Timed<LifeCall>> Offending, IReadOnlyList<string> EvidenceFaults, int AboutRevoked,
    int OlderThanRevocation)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => Outcome == LinearizabilityOutcome.Linearizable && EvidenceFaults.Count == 0;
}
