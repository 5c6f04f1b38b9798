namespace Certs.Core.Registry;

/// <summary>A rule as it was written, and every end that was recorded for it since.</summary>
internal sealed class RuleEntry(RecognitionRule rule, ChainPoint at)
{
    private Recorded<DateTimeOffset>? _ends;

    /// <summary>The rule as it was written.</summary>
    public RecognitionRule Rule { get; } = rule;

    /// <summary>Where it was written.</summary>
    public ChainPoint At { get; } = at;

    /// <summary>Records that the rule ends at <paramref name="until"/>. One writer only.</summary>
    public void End(DateTimeOffset until, ChainPoint at) =>
        Volatile.Write(ref _ends, new Recorded<DateTimeOffset>(until, at, _ends));

    /// <summary>Whether the rule holds at <paramref name="moment"/>, as known at a block.</summary>
    public bool Holds(DateTimeOffset moment, long blockNumber) =>
        new Period(Rule.From, UntilAsKnownAt(blockNumber)).Contains(moment);

    /// <summary>The rule with its end as known at a block.</summary>
    public RecordedRule AsKnownAt(long blockNumber)
    {
        Recorded<DateTimeOffset>? end = Recorded<DateTimeOffset>.AsKnownAt(
            Volatile.Read(ref _ends), blockNumber);
        return end is null
            ? new RecordedRule(Rule, At, null)
            : new RecordedRule(Rule with { Until = end.Value }, At, end.At);
    }

    /// <summary>The rule's end as known at a block; null: open.</summary>
    public DateTimeOffset? UntilAsKnownAt(long blockNumber) =>
        Recorded<DateTimeOffset>.AsKnownAt(Volatile.Read(ref _ends), blockNumber)?.Value ?? Rule.Until;
}
