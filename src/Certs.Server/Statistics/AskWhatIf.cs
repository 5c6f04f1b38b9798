using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Server.Governance;
using Certs.Server.Storage;

namespace Certs.Server.Statistics;

/// <summary>Finds out what a change of rules would do to the certificates that this node issued. Writes nothing.</summary>
/// <remarks>
/// <list type="number">
/// <item>The store counts its certificates by agency, type and suites.</item>
/// <item>The rules are read from the chain and the proposed ones laid over them.</item>
/// <item>Each group is judged once, whatever its size.</item>
/// </list>
/// </remarks>
internal sealed class AskWhatIf(IssuedCounts issued, RegistryAtBlock registry)
{
    /// <summary>Runs the steps.</summary>
    /// <param name="province">The relying province.</param>
    /// <param name="at">The moment.</param>
    /// <param name="change">The proposed rules; may depend on what there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WhatIfAnswer> RunAsync(
        ushort province, DateTimeOffset at, Func<IReadOnlyList<IssuedGroup>, IReadOnlyList<RecognitionRule>> change,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<IssuedGroup> groups = await issued.ReadAsync(cancellationToken);
        RegistryView view = await registry.ReadAsync(null, cancellationToken);
        IReadOnlyList<(IssuedGroup Group, ChangeEffect Effect)> effects =
            WhatIf.Run(view, province, change(groups), at, groups);
        HashSet<AgencyId> agencies = [.. groups.Select(group => group.Agency)];
        return new WhatIfAnswer(
            [
                .. effects
                    .GroupBy(one => (one.Group.Agency, one.Group.Type), one => one.Effect)
                    .Select(one => (one.Key.Agency, one.Key.Type, Effect: one.Aggregate(ChangeEffect.Add)))
                    .OrderByDescending(one => one.Effect.Affected)
                    .ThenBy(one => one.Agency.Number)
                    .ThenBy(one => one.Type.ToString(), StringComparer.Ordinal),
            ],
            view.EndedCertificates(agencies, at), at, view.Head);
    }
}
