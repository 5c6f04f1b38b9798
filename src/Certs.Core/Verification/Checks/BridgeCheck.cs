namespace Certs.Core.Verification.Checks;

/// <summary>A bridge statement. This version of the document format has no place for one.</summary>
internal sealed class BridgeCheck : ICheck
{
    private static readonly Finding Nothing = Finding.NotApplicable(Check.Bridge, Reasons.NoBridgeStatement);

    public Check Name => Check.Bridge;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Nothing);
}
