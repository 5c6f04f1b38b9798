using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>The rules of a province that restrict the same members to the same values apart from the suite.</summary>
/// <remarks>
/// Found by one look-up, so that a question about every suite costs no more look-ups than one about a single suite. One
/// writer, any number of readers; a reader of an older block passes over what is later.
/// </remarks>
internal sealed class SuiteRules
{
    private Recorded<RuleEntry>? _ofAnySuite;
    private (Suite Suite, Recorded<RuleEntry> Newest)[] _bySuite = [];

    /// <summary>The rules that do not restrict the suite, newest first; null: none.</summary>
    public Recorded<RuleEntry>? OfAnySuite => Volatile.Read(ref _ofAnySuite);

    /// <summary>The rules about just this suite, newest first; null: none.</summary>
    public Recorded<RuleEntry>? Of(Suite suite)
    {
        foreach ((Suite restricted, Recorded<RuleEntry> newest) in Volatile.Read(ref _bySuite))
        {
            if (restricted == suite)
            {
                return newest;
            }
        }

        return null;
    }

    /// <summary>Puts a rule in front of the earlier ones of its suite. One writer only.</summary>
    public void Push(RuleEntry entry)
    {
        if (entry.Rule.Suite is not { } suite)
        {
            Volatile.Write(ref _ofAnySuite, new Recorded<RuleEntry>(entry, entry.At, _ofAnySuite));
            return;
        }

        Recorded<RuleEntry> newest = new(entry, entry.At, Of(suite));
        Volatile.Write(
            ref _bySuite, [.. _bySuite.Where(one => one.Suite != suite), (suite, newest)]);
    }
}
