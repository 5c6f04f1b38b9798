using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Server.Governance;
using Certs.Server.Storage;

namespace Certs.Server.Statistics;

/// <summary>Finds out what a change of rules would do to the live certificates of this node. Writes nothing.</summary>
/// <remarks>
/// <list type="number">
/// <item>The registries are read from the chain.</item>
/// <item>The certificates of the store that are in force at the moment are counted by agency, type and suites.</item>
/// <item>The proposed rules are laid over the recorded ones.</item>
/// <item>Each group is judged once, whatever its size.</item>
/// </list>
/// </remarks>
internal sealed class AskWhatIf(IssuedFactStore issued, RegistryAtBlock registry)
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
        RegistryView view = await registry.ReadAsync(null, cancellationToken);
        LiveCertificates live = await LiveCertificates.CountAsync(issued.ReadAsync(cancellationToken), view, at);
        IReadOnlyList<(IssuedGroup Group, ChangeEffect Effect)> effects =
            WhatIf.Run(view, province, change(live.Groups), at, live.Groups);
        return new WhatIfAnswer(
            [
                .. effects
                    .GroupBy(one => (one.Group.Agency, one.Group.Type), one => one.Effect)
                    .Select(one => (one.Key.Agency, one.Key.Type, Effect: one.Aggregate(ChangeEffect.Add)))
                    .OrderByDescending(one => one.Effect.Affected)
                    .ThenBy(one => one.Agency.Number)
                    .ThenBy(one => one.Type.ToString(), StringComparer.Ordinal),
            ],
            live.LeftOut, at, view.Head);
    }
}
