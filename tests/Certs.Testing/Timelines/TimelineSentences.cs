using System.Globalization;
using System.Text.RegularExpressions;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Testing.Timelines;

/// <summary>
/// Reads what a scenario says of the registries: sentences of a fixed form, each behind the date on which it was
/// recorded, divided by semicolons. What has another form is refused, so that no line can mean nothing.
/// </summary>
public static class TimelineSentences
{
    private const string Moment = @"(\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?)";

    private static readonly (Regex Form, Func<Match, TimelineFact> Read)[] Forms =
    [
        (Form(@"the relying province (recognises|recognises under conditions|does not recognise|asks for a bridge for) "
            + @"(any suite|\w+)( for this type)?( of this issuing province)? from @(?: until @)?"), Rule),
        (Form("the newest rule ends on @"), match => new TimelineFact.RuleEnded(Date(match, 1))),
        (Form(@"the (?:(\w+) )?key may sign from @(?: until @)?"),
            match => new TimelineFact.KeyEntered(SuiteOf(match, 1), Date(match, 2), DateOrNull(match, 3))),
        (Form(@"the (?:(\w+) )?key is retired on @"),
            match => new TimelineFact.KeyRetired(SuiteOf(match, 1), Date(match, 2))),
        (Form(@"the (?:(\w+) )?key is revoked as compromised and invalid from @"),
            match => new TimelineFact.KeyRevoked(SuiteOf(match, 1), Date(match, 2))),
        (Form("the agency is open from @"), match => new TimelineFact.AgencyEntered(Date(match, 1))),
        (Form("the agency is dissolved on @( and another succeeds it)?"),
            match => new TimelineFact.AgencyDissolved(Date(match, 1), match.Groups[2].Success)),
        (Form("the agency may issue the type from @(?: until @)?"),
            match => new TimelineFact.TypeGranted(Date(match, 1), DateOrNull(match, 2))),
        (Form("the agency may no longer issue the type from @"),
            match => new TimelineFact.TypeWithdrawn(Date(match, 1))),
        (Form(@"(\w+) may be used for issuing from @(?: until @)?(?: and is accepted until @)?"
            + @"(?: and counts as broken since @)?"), Rating),
        (Form(@"the licence is (in force|suspended|superseded|revoked|cancelled) from @"), Status),
    ];

    /// <summary>The facts of a text, in its order.</summary>
    /// <exception cref="FormatException">A sentence has none of the forms.</exception>
    public static IReadOnlyList<RecordedFact> Read(string text) =>
    [
        .. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne),
    ];

    /// <summary>Reads a date, or a date and a time, in UTC.</summary>
    public static DateTimeOffset ReadMoment(string text) => DateTimeOffset.ParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static RecordedFact ReadOne(string sentence)
    {
        Match recorded = Regex.Match(sentence, $"^{Moment}: (.+)$");
        foreach ((Regex form, Func<Match, TimelineFact> read) in Forms)
        {
            Match match = form.Match(recorded.Groups[2].Value);
            if (match.Success)
            {
                return new RecordedFact(ReadMoment(recorded.Groups[1].Value), read(match));
            }
        }

        throw new FormatException($"No such sentence: {sentence}");
    }

    private static Regex Form(string pattern) => new(
        $"^{pattern.Replace("@", Moment, StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);

    private static TimelineFact.RuleWritten Rule(Match match) => new(
        match.Groups[1].Value switch
        {
            "recognises" => RuleVerdict.Recognised,
            "recognises under conditions" => RuleVerdict.RecognisedWithConditions,
            "does not recognise" => RuleVerdict.NotRecognised,
            _ => RuleVerdict.ByBridge,
        },
        match.Groups[2].Value == "any suite" ? null : SuiteOf(match, 2),
        match.Groups[3].Success, match.Groups[4].Success, Date(match, 5), DateOrNull(match, 6));

    private static TimelineFact.SuiteRated Rating(Match match) => new(
        SuiteOf(match, 1)!.Value, Date(match, 2), DateOrNull(match, 3), DateOrNull(match, 4), DateOrNull(match, 5));

    private static TimelineFact.StatusSet Status(Match match) => new(
        match.Groups[1].Value switch
        {
            "in force" => CertificateState.Active,
            "suspended" => CertificateState.Suspended,
            "superseded" => CertificateState.Superseded,
            "revoked" => CertificateState.Revoked,
            _ => CertificateState.Cancelled,
        },
        Date(match, 2));

    private static Suite? SuiteOf(Match match, int group) =>
        match.Groups[group].Success ? Enum.Parse<Suite>(match.Groups[group].Value) : null;

    private static DateTimeOffset Date(Match match, int group) => ReadMoment(match.Groups[group].Value);

    private static DateTimeOffset? DateOrNull(Match match, int group) =>
        match.Groups[group].Success ? Date(match, group) : null;
}
