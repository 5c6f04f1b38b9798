using System.ComponentModel.DataAnnotations;
using Certs.Core.Lifecycle;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>How certificates are changed. Configuration section <c>Lifecycle</c>.</summary>
internal sealed class LifecycleOptions
{
    /// <summary>How long a proposed change can be confirmed; default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ProposalLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Limits that differ from <see cref="EffectiveLimit.Default"/>: for an act, and for one type or for all. Of several
    /// that fit the one with a type counts. Default: none.
    /// </summary>
    public IReadOnlyList<ChangeLimit> Limits { get; init; } = [];

    /// <summary>The limit for an act on a type.</summary>
    public EffectiveLimit LimitOf(ChangeAct act, string type) =>
        (Limits.FirstOrDefault(limit => limit.Act == act && limit.Type == type)
            ?? Limits.FirstOrDefault(limit => limit.Act == act && limit.Type is null))?.Limit
        ?? EffectiveLimit.Default(act);

    /// <summary>
    /// What becomes of certificates of a type when one that they rest on falls; default for every type: a warning.
    /// </summary>
    public IReadOnlyList<DependentRule> Dependents { get; init; } = [];

    /// <summary>The rule for certificates of a type that rest on others.</summary>
    public BasisRule RuleOf(string type) =>
        Dependents.FirstOrDefault(rule => rule.Type == type)?.Rule ?? BasisRule.Warn;
}
