using System.Globalization;

namespace Certs.Core.Seals;

/// <summary>Reads the list of trusted seal makers that a standards office keeps as a text file.</summary>
/// <remarks>
/// One maker a line: SHA-256 of the certificate in hexadecimal (colons allowed, as OpenSSL writes them), the
/// first moment and, where there is one, the first moment no more, as RFC 3339 with a zone. Empty lines and
/// what follows a <c>#</c> are passed over.
/// </remarks>
public static class SealTrustFile
{
    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">A line is not of this form; the message names it.</exception>
    public static SealTrust Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TrustedMaker> makers = [];
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split('#')[0]
                .Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                makers.Add(ParseMaker(words)
                    ?? throw new FormatException($"Line {i + 1}: \"<sha-256> <from> [<until>]\" is needed."));
            }
        }

        return new SealTrust(makers);
    }

    private static TrustedMaker? ParseMaker(string[] words)
    {
        string hex = words[0].Replace(":", "", StringComparison.Ordinal);
        bool isDigest = hex.Length == 64 && hex.All(char.IsAsciiHexDigit);
        DateTimeOffset? from = words.Length > 1 ? FindMoment(words[1]) : null;
        DateTimeOffset? until = words.Length > 2 ? FindMoment(words[2]) : null;
        return isDigest && from is { } first && words.Length <= 3 && (words.Length < 3 || until > first)
            ? new TrustedMaker(Hash32.FromHex(hex), first, until)
            : null;
    }

    // Whole seconds and a zone are required: a local time would mean another moment elsewhere.
    private static DateTimeOffset? FindMoment(string word) =>
        DateTimeOffset.TryParseExact(
            word, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment)
        && (word.EndsWith('Z') || word[^6] is '+' or '-')
            ? moment.ToUniversalTime()
            : null;
}
