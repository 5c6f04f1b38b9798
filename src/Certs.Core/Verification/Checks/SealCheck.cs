namespace Certs.Core.Verification.Checks;

/// <summary>The electronic seal. This version of the document format has no place for one.</summary>
internal sealed class SealCheck : ICheck
{
    private static readonly Finding Nothing = Finding.NotApplicable(Check.Seal, Reasons.NoSeal);

    public Check Name => Check.Seal;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Nothing);
}
