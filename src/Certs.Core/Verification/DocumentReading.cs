using Certs.Core.Documents;

namespace Certs.Core.Verification;

/// <summary>What came of reading a document's bytes.</summary>
public abstract record DocumentReading
{
    private DocumentReading()
    {
    }

    /// <summary>Well-formed and canonical.</summary>
    /// <param name="Document">What was read.</param>
    public sealed record Readable(CertificateDocument Document) : DocumentReading;

    /// <summary>The bytes break a rule of the format.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Path">Where; holds no values.</param>
    public sealed record Malformed(FormatRule Rule, string Path) : DocumentReading;

    /// <summary>
    /// Of another version of the format, or with a suite that this implementation does not have.
    /// </summary>
    /// <param name="Rule">The rule that says so.</param>
    /// <param name="Path">Where; holds no values.</param>
    public sealed record UnknownVersion(FormatRule Rule, string Path) : DocumentReading;
}
