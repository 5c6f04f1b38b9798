namespace Certs.Core.Verification.Checks;

/// <summary>The presentation by the holder. A file that is handed over is not a presentation.</summary>
internal sealed class PresentationCheck : ICheck
{
    private static readonly Finding Nothing = Finding.NotApplicable(
        Check.Presentation, Reasons.NoPresentation);

    public Check Name => Check.Presentation;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Nothing);
}
