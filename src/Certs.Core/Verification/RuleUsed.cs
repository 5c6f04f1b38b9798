namespace Certs.Core.Verification;

/// <summary>The registry entry that a check followed.</summary>
/// <param name="Registry"><c>recognition</c> or <c>suite</c>.</param>
/// <param name="Number">The rule's number, or the suite's.</param>
/// <param name="Version">The suite entry's version; for a rule 1, and 2 once its end was recorded.</param>
/// <param name="BlockNumber">The block in which this version was recorded.</param>
public sealed record RuleUsed(string Registry, uint Number, uint Version, long BlockNumber);
