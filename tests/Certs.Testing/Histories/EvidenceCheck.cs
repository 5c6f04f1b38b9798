using System.Globalization;

namespace Certs.Testing.Histories;

/// <summary>
/// Holds answers against the chain, read by other means: each tells what its block has, and how old that is.
/// </summary>
/// <param name="changes">Every change of the certificates that the chain has.</param>
/// <param name="headBefore">The height that the chain was seen to have before a moment; null: not known.</param>
/// <param name="ticksPerSecond">Of the clock of these moments.</param>
public sealed class EvidenceCheck(
    IEnumerable<RecordedChange> changes, Func<long, long?> headBefore, long ticksPerSecond)
{
    private readonly ILookup<string, RecordedChange> _changes =
        changes.OrderBy(change => change.Sequence).ToLookup(change => change.Number);

    /// <summary>What is wrong with an answer; null: nothing.</summary>
    public string? Fault(EvidencedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.State is not { } told)
        {
            return null;
        }

        if (answer is not { Block: { } block, BlockTime: not null })
        {
            return Text(answer, "names no block");
        }

        RecordedChange[] known = [.. _changes[answer.Number].Where(change => change.Block <= block)];
        LifeState state = known.Length == 0 ? LifeState.Active : known[^1].State;
        if (IsOver(answer.Number, block) is { } final && told != final)
        {
            return Text(answer, $"says {told} although it was {final} by then");
        }

        if (told != state || answer.OnChain != known.Length)
        {
            return Text(answer, $"says {told} by {answer.OnChain} changes, the chain has {state} by {known.Length}");
        }

        return IsYounger(answer, block) ? Text(answer, "says it is younger than it is") : null;
    }

    /// <summary>Whether the certificate was revoked at or before the block on which an answer rests.</summary>
    public bool IsAboutRevoked(EvidencedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer is { State: not null, Block: { } block } && IsOver(answer.Number, block) == LifeState.Revoked;
    }

    /// <summary>Whether the certificate was revoked, but after the block on which an answer rests.</summary>
    public bool IsOlderThanRevocation(EvidencedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer is { State: not null, Block: { } block }
            && _changes[answer.Number].Any(change => change.State == LifeState.Revoked && change.Block > block);
    }

    private LifeState? IsOver(string number, long block) => _changes[number]
        .Where(change => change.Block <= block && change.State is LifeState.Revoked or LifeState.Cancelled)
        .Select(change => (LifeState?)change.State).FirstOrDefault();

    // Evidence of an age is complete up to that age before the answer.
    private bool IsYounger(EvidencedAnswer answer, long block) =>
        answer.Age is { } age
        && headBefore(answer.Invoked - (long)(age.TotalSeconds * ticksPerSecond)) > block;

    private static string Text(EvidencedAnswer answer, string fault) => string.Create(
        CultureInfo.InvariantCulture,
        $"an answer about {answer.Number} as of block {answer.Block}, age {answer.Age?.TotalSeconds:F3} s, {fault}");
}
