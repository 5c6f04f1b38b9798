using Certs.Core.Suites;

namespace Certs.Core.Verification;

/// <summary>What one check found. A certificate that does not verify is not an error, it is data.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">What it found.</param>
/// <param name="Reason">A code of <see cref="Reasons"/>.</param>
public sealed record Finding(Check Check, Outcome Outcome, string Reason)
{
    // The commonest finding of each check, by its number; made once, since most findings are these.
    private static readonly Finding[] Good =
    [
        .. Enumerable.Range(0, 1 + (int)Enum.GetValues<Check>().Max())
            .Select(number => new Finding((Check)number, Outcome.Passed, Reasons.Ok)),
    ];

    /// <summary>
    /// The signature's suite, for checks that are made of each signature; null: of the whole document.
    /// </summary>
    public Suite? Suite { get; init; }

    /// <summary>Which time the check used; null: none.</summary>
    public Clock? Clock { get; init; }

    /// <summary>That time; null when the check used none or it is not known.</summary>
    public DateTimeOffset? TimeUsed { get; init; }

    /// <summary>
    /// What was found or is missing, in English, for people; no personal data. Null: nothing to add.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>The registry entry that the check followed; null: none.</summary>
    public RuleUsed? Rule { get; init; }

    /// <summary>Nothing speaks against it.</summary>
    public static Finding Passed(Check check) => Good[(int)check];

    /// <summary>The check was made, and there is something to say.</summary>
    public static Finding Passed(Check check, string reason, string? detail = null) =>
        new(check, Outcome.Passed, reason) { Detail = detail };

    /// <summary>Proven to be wrong.</summary>
    public static Finding Failed(Check check, string reason, string? detail = null) =>
        new(check, Outcome.Failed, reason) { Detail = detail };

    /// <summary>Not decidable with what is there.</summary>
    public static Finding Undecided(Check check, string reason, string? detail = null) =>
        new(check, Outcome.Undecided, reason) { Detail = detail };

    /// <summary>Nothing to check.</summary>
    public static Finding NotApplicable(Check check, string reason) =>
        new(check, Outcome.NotApplicable, reason);

    /// <summary>The same finding with the time that it used.</summary>
    public Finding Using(Clock clock, DateTimeOffset? time) => this with { Clock = clock, TimeUsed = time };

    /// <summary>The same finding about one signature.</summary>
    public Finding About(Suite suite) => this with { Suite = suite };

    /// <summary>The same finding about one signature, with the time that it used.</summary>
    public Finding About(Suite suite, Clock clock, DateTimeOffset? time) =>
        this with { Suite = suite, Clock = clock, TimeUsed = time };
}
