using System.Text;

namespace Certs.Core.Documents;

/// <summary>The texts between the dots and tildes of a compact SD-JWT (RFC 9901 §4).</summary>
/// <param name="Header">The protected header in BASE64URL.</param>
/// <param name="Payload">The payload in BASE64URL.</param>
/// <param name="Signature">The signature in BASE64URL.</param>
/// <param name="Disclosures">The disclosures in BASE64URL.</param>
/// <param name="KeyBinding">The key binding JWT after the last tilde; null: none.</param>
internal sealed record CompactParts(
    string Header, string Payload, string Signature, IReadOnlyList<string> Disclosures, string? KeyBinding)
{
    /// <summary>Takes a compact SD-JWT apart; nothing inside is read.</summary>
    /// <exception cref="DocumentFormatException">Too large, or not three parts and a tilde.</exception>
    public static CompactParts Split(string compact)
    {
        ArgumentNullException.ThrowIfNull(compact);
        if (compact.Length > DocumentLimits.FileBytes)
        {
            throw new DocumentFormatException(FormatRule.TooLarge, "sd-jwt");
        }

        string[] parts = compact.Split('~');
        string[] token = parts[0].Split('.');
        if (parts.Length < 2 || token.Length != 3 || !Ascii.IsValid(compact))
        {
            throw new DocumentFormatException(FormatRule.BadValue, "sd-jwt");
        }

        string[] disclosures = parts[1..^1];
        if (disclosures.Length > DocumentLimits.Disclosures)
        {
            throw new DocumentFormatException(FormatRule.TooMany, "disclosures");
        }

        return new CompactParts(
            token[0], token[1], token[2], disclosures, parts[^1].Length > 0 ? parts[^1] : null);
    }
}
