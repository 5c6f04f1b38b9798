using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Testing.Timelines;

/// <summary>What one or several lines of the tables are asked about: the registries' history and a licence.</summary>
/// <remarks>
/// Whatever a line does not say is as on <see cref="Founded"/>: an agency that is open, may issue the type and has a
/// key for each suite of the licence; a relying province that recognises any suite. Facts of a kind that the line
/// speaks of come from the line alone.
/// </remarks>
public sealed class TimelineCase
{
    private TimelineCase(string registry, string licence)
    {
        Licence = LicenceFacts.Read(licence);
        Said = TimelineSentences.Read(registry);
        Facts =
        [
            .. Assumed().Concat(Said)
                .OrderBy(fact => fact.RecordedAt)
                .ThenBy(fact => fact.Fact is TimelineFact.AgencyEntered ? 0 : 1),
        ];
    }

    /// <summary>From when everything is in order that no line speaks of.</summary>
    public static DateTimeOffset Founded { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The licence.</summary>
    public LicenceFacts Licence { get; }

    /// <summary>What the line says, in its order.</summary>
    public IReadOnlyList<RecordedFact> Said { get; }

    /// <summary>Everything that the registries are told, in the order of recording.</summary>
    public IReadOnlyList<RecordedFact> Facts { get; }

    /// <summary>The case of a line.</summary>
    public static TimelineCase Of(TimelineScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new TimelineCase(scenario.Registry, scenario.Licence);
    }

    /// <summary>The suites whose key a fact is about.</summary>
    public IEnumerable<Suite> KeysOf(Suite? named) => named is { } one ? [one] : Licence.Suites;

    private bool SaysNothingOf<T>()
        where T : TimelineFact => !Said.Any(fact => fact.Fact is T);

    private IEnumerable<RecordedFact> Assumed()
    {
        DateTimeOffset entered = Said.FirstOrDefault(fact => fact.Fact is TimelineFact.AgencyEntered)?.RecordedAt
            ?? Founded;
        if (SaysNothingOf<TimelineFact.AgencyEntered>())
        {
            yield return new RecordedFact(Founded, new TimelineFact.AgencyEntered(Founded));
        }

        if (SaysNothingOf<TimelineFact.TypeGranted>())
        {
            yield return new RecordedFact(entered, new TimelineFact.TypeGranted(Founded, null));
        }

        if (SaysNothingOf<TimelineFact.KeyEntered>())
        {
            yield return new RecordedFact(entered, new TimelineFact.KeyEntered(null, Founded, null));
        }

        if (SaysNothingOf<TimelineFact.RuleWritten>())
        {
            yield return new RecordedFact(Founded, new TimelineFact.RuleWritten(
                RuleVerdict.Recognised, null, false, false, Founded, null));
        }
    }
}
