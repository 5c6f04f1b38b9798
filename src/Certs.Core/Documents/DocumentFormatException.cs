namespace Certs.Core.Documents;

/// <summary>
/// Bytes break a rule of the document format. The text names the rule and the place and quotes nothing.
/// </summary>
public sealed class DocumentFormatException : FormatException
{
    /// <summary>States the broken rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The place: a member (<c>payload.iat</c>) or a byte offset (<c>payload byte
    /// 17</c>).</param>
    public DocumentFormatException(FormatRule rule, string path)
        : base($"{path}: {rule}.")
    {
        Rule = rule;
        Path = path;
    }

    /// <summary>The broken rule.</summary>
    public FormatRule Rule { get; }

    /// <summary>Where: a member, or the byte offset within the named JSON text. Holds no values.</summary>
    public string Path { get; }
}
