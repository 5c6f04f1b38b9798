namespace Certs.Core.Verification.Checks;

/// <summary>The bytes are a document of a known version in its one canonical form.</summary>
internal sealed class FormatCheck : ICheck
{
    private static readonly Finding Good = Finding.Passed(Check.Format);

    public Check Name => Check.Format;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Good);

    /// <summary>The finding of a document that could not be read.</summary>
    public static Finding Refuse(DocumentReading reading) => reading switch
    {
        DocumentReading.Malformed malformed => Finding.Failed(
            Check.Format, Reasons.FormatFailure, $"{malformed.Path}: {malformed.Rule}."),
        DocumentReading.UnknownVersion unknown => Finding.Undecided(
            Check.Format, Reasons.FormatUnknownVersion, $"{unknown.Path}: {unknown.Rule}."),
        _ => throw new ArgumentException("The document was readable.", nameof(reading)),
    };
}
