using Certs.Testing.Timelines;
using Xunit;

namespace Certs.Core.Tests.Scenarios;

/// <summary>The tables leave nothing out: every edge of every clock, before, at and after it, in each order.</summary>
public sealed class ScenarioTableTests
{
    private static readonly string[] Moments = ["before", "at", "after"];
    private static readonly string[] Orders = ["ahead", "afterwards"];

    // Which edges a clock has follows from the contracts: every date that can be recorded, and every way to change it.
    private static readonly Dictionary<string, string[]> Edges = new()
    {
        ["licence"] = ["begins", "ends"],
        ["key validity"] = ["begins", "ends", "retired"],
        ["key revocation"] = ["invalid from", "asked about"],
        ["suite"] =
        [
            "admitted", "sunset for issuing", "sunset for accepting", "sunset for accepting, anchored", "broken",
            "broken, asked about",
        ],
        ["seal"] = ["begins", "ends", "maker trusted no longer"],
        ["authority"] =
        [
            "agency opens", "agency dissolved", "type granted", "type runs out", "type withdrawn", "type granted again",
        ],
        ["agreement"] =
        [
            "enacted", "runs out", "repealed", "repealed with history", "re-enacted", "denied", "put under conditions",
            "bridge asked for", "specific beats general", "deny beats allow",
        ],
        ["licence status"] = ["suspended", "lifted", "superseded", "revoked", "cancelled"],
    };

    // What nobody has recorded by the block that is asked about must not count: once for each clock that is recorded.
    private static readonly string[] NotYetKnown =
    [
        "licence", "key validity", "key revocation", "suite", "authority", "agreement", "licence status",
    ];

    private static readonly HashSet<string> Needed =
    [
        .. Edges.SelectMany(clock => clock.Value.SelectMany(edge => Moments.SelectMany(moment =>
            Orders.Select(order => Cell(clock.Key, edge, moment, order))))),
    ];

    [Fact]
    public void There_are_at_least_150_lines_each_with_a_name_of_its_own()
    {
        Assert.True(ScenarioTables.All.Count >= 150, $"{ScenarioTables.All.Count} lines.");
        Assert.Distinct(ScenarioTables.All.Select(line => line.Id));
    }

    [Fact]
    public void Every_edge_of_every_clock_is_there_before_at_and_after_it_in_both_orders_of_recording()
    {
        Assert.Empty(Missing(ScenarioTables.All));
    }

    [Fact]
    public void For_every_clock_something_is_asked_that_the_block_asked_about_did_not_know_yet()
    {
        IEnumerable<string> asked = ScenarioTables.All.Where(line => line.Order == "not yet").Select(line => line.Clock);

        Assert.Empty(NotYetKnown.Except(asked));
    }

    [Fact]
    public void A_line_that_is_taken_out_is_missed_unless_another_says_the_same()
    {
        foreach (TimelineScenario line in ScenarioTables.All.Where(line => Needed.Contains(CellOf(line))))
        {
            TimelineScenario[] rest = [.. ScenarioTables.All.Where(other => other != line)];

            bool isSaidAgain = rest.Any(other => CellOf(other) == CellOf(line));
            Assert.Equal(isSaidAgain ? [] : [CellOf(line)], Missing(rest));
        }
    }

    [Fact]
    public void Nearly_every_needed_line_stands_alone()
    {
        int alone = Needed.Count(cell => ScenarioTables.All.Count(line => CellOf(line) == cell) == 1);

        Assert.True(alone >= Needed.Count * 9 / 10, $"{alone} of {Needed.Count} cells have one line.");
    }

    [Fact]
    public void The_order_of_recording_is_the_one_that_the_line_claims()
    {
        foreach (TimelineScenario line in ScenarioTables.All.Where(line => line.Registry.Length > 0))
        {
            RecordedFact last = TimelineCase.Of(line).Said[^1];
            DateTimeOffset known = TimelineSentences.ReadMoment(line.Known);

            bool isAsClaimed = line.Order switch
            {
                "ahead" => last.RecordedAt < TakesEffect(last.Fact) && last.RecordedAt <= known,
                "afterwards" => last.RecordedAt >= TakesEffect(last.Fact) && last.RecordedAt <= known,
                "not yet" => last.RecordedAt > known,
                _ => true,
            };
            Assert.True(isAsClaimed, $"{line.Id} is not recorded {line.Order}.");
        }
    }

    private static DateTimeOffset TakesEffect(TimelineFact fact) => fact switch
    {
        TimelineFact.RuleWritten rule => rule.Until ?? rule.From,
        TimelineFact.RuleEnded end => end.Until,
        TimelineFact.KeyEntered key => key.Until ?? key.From,
        TimelineFact.KeyRetired key => key.Until,
        TimelineFact.KeyRevoked key => key.InvalidFrom,
        TimelineFact.AgencyEntered agency => agency.From,
        TimelineFact.AgencyDissolved agency => agency.Until,
        TimelineFact.TypeGranted type => type.Until ?? type.From,
        TimelineFact.TypeWithdrawn type => type.Until,
        TimelineFact.SuiteRated suite =>
            suite.BrokenSince ?? suite.AcceptUntil ?? suite.IssueUntil ?? suite.From,
        TimelineFact.StatusSet status => status.From,
        _ => throw new ArgumentException($"No such fact: {fact}.", nameof(fact)),
    };

    private static string[] Missing(IReadOnlyList<TimelineScenario> lines) =>
        [.. Needed.Except(lines.Select(CellOf)).Order(StringComparer.Ordinal)];

    private static string CellOf(TimelineScenario line) => Cell(line.Clock, line.Edge, line.Moment, line.Order);

    private static string Cell(string clock, string edge, string moment, string order) =>
        $"{clock}: {edge}, {moment}, recorded {order}";
}
