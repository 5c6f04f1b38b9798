using System.Text.RegularExpressions;
using Certs.Core.Suites;

namespace Certs.Testing.Timelines;

/// <summary>The licence of a scenario.</summary>
/// <param name="Suites">The suites that it is signed in, ascending.</param>
/// <param name="AnchoredAt">The time of its anchor's block.</param>
/// <param name="IsProven">Whether the document carries the proof of its anchor.</param>
/// <param name="NotBefore">From when it is valid.</param>
/// <param name="Expires">Until when; null: without end.</param>
/// <param name="Seal">Its electronic seal; null: none.</param>
public sealed partial record LicenceFacts(
    IReadOnlyList<Suite> Suites, DateTimeOffset AnchoredAt, bool IsProven, DateTimeOffset NotBefore,
    DateTimeOffset? Expires, SealFacts? Seal)
{
    /// <summary>The time of issue that the document claims: five seconds before its anchor.</summary>
    public DateTimeOffset IssuedAt => AnchoredAt.AddSeconds(-5);

    /// <summary>Reads the sentence of a scenario.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static LicenceFacts Read(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"No such licence: {text}");
        }

        DateTimeOffset anchored = TimelineSentences.ReadMoment(match.Groups["anchored"].Value);
        return new LicenceFacts(
            [.. match.Groups["suites"].Value.Split(" and ").Select(Enum.Parse<Suite>).Order()],
            anchored,
            !match.Groups["unproven"].Success,
            Moment(match, "from") ?? anchored.AddSeconds(-5),
            Moment(match, "until"),
            Moment(match, "sealed") is { } sealedAt
                ? new SealFacts(sealedAt, Moment(match, "sealFrom")!.Value, Moment(match, "sealUntil")!.Value)
                : null);
    }

    private static DateTimeOffset? Moment(Match match, string group) =>
        match.Groups[group].Success ? TimelineSentences.ReadMoment(match.Groups[group].Value) : null;

    [GeneratedRegex(
        @"^signed in (?<suites>\w+(?: and \w+)*), anchored (?<anchored>[-\d]{10}(?: [:\d]{8})?)"
        + @"(?<unproven> but shown without the proof)?(?:, valid from (?<from>[-\d]{10}(?: [:\d]{8})?))?"
        + @"(?:, valid until (?<until>[-\d]{10}(?: [:\d]{8})?))?"
        + @"(?:, sealed (?<sealed>[-\d]{10}(?: [:\d]{8})?) with a seal that may be applied "
        + @"from (?<sealFrom>[-\d]{10}) to (?<sealUntil>[-\d]{10}(?: [:\d]{8})?))?$")]
    private static partial Regex Form();
}
