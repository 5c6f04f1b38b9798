using System.Runtime.CompilerServices;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>The rules that can match one certificate in some suite, as known at one block.</summary>
/// <remarks>
/// A certificate can match sixteen selectors, one for each set of restricted members. Those that differ in the suite
/// alone are found by one look-up; so the cost grows neither with the number of rules nor with that of suites.
/// </remarks>
internal readonly struct CandidateRules
{
    private readonly Lists _lists;

    private CandidateRules(Lists lists, long block)
    {
        _lists = lists;
        Block = block;
    }

    /// <summary>The block as known at which they are.</summary>
    public long Block { get; }

    /// <summary>Looks the rules up.</summary>
    /// <param name="view">The rules, as known at its block.</param>
    /// <param name="question">The certificate and the relying province; its moment does not matter.</param>
    public static CandidateRules Of(RegistryView view, in RecognitionQuestion question)
    {
        Lists lists = default;
        for (int rest = 0; rest < RuleMatches.CombinationsOf(question) / 2; rest++)
        {
            lists[rest] = view.FindRules(question.RelyingProvince, RuleMatches.SelectorBesideSuite(rest, question));
        }

        return new CandidateRules(lists, view.Head.BlockNumber);
    }

    /// <summary>The rules with exactly one of the selectors, newest first, ended ones too; null: none.</summary>
    /// <param name="restricted">What the selector restricts (<see cref="RuleMatches"/>).</param>
    /// <param name="suite">The suite.</param>
    public Recorded<RuleEntry>? Newest(int restricted, Suite suite)
    {
        SuiteRules? rules = _lists[restricted / 2];
        Recorded<RuleEntry>? newest = RuleMatches.RestrictsSuite(restricted) ? rules?.Of(suite) : rules?.OfAnySuite;
        return Recorded<RuleEntry>.AsKnownAt(newest, Block);
    }

    /// <summary>The rule with exactly one of the selectors that holds at a moment; null: none does.</summary>
    /// <param name="restricted">What the selector restricts (<see cref="RuleMatches"/>).</param>
    /// <param name="suite">The suite.</param>
    /// <param name="moment">The moment.</param>
    public RuleEntry? Find(int restricted, Suite suite, DateTimeOffset moment)
    {
        for (Recorded<RuleEntry>? node = Newest(restricted, suite); node is not null; node = node.Earlier)
        {
            if (node.Value.Holds(moment, Block))
            {
                return node.Value;
            }
        }

        return null;
    }

    /// <summary>Whether any of them is about just this suite. Two suites that none is about are not told apart.</summary>
    public bool Names(Suite suite)
    {
        foreach (SuiteRules? rules in _lists)
        {
            if (rules?.Of(suite) is not null)
            {
                return true;
            }
        }

        return false;
    }

    [InlineArray(RuleMatches.Combinations / 2)]
    private struct Lists
    {
        private SuiteRules? _first;
    }
}
