namespace Certs.Testing.Timelines;

/// <summary>One line of the scenario tables: what was recorded when, what is asked, and what must come out.</summary>
public sealed record TimelineScenario
{
    /// <summary>The line's name, unique over all tables.</summary>
    public required string Id { get; init; }

    /// <summary>Which clock the line is about.</summary>
    public required string Clock { get; init; }

    /// <summary>Which edge of it.</summary>
    public required string Edge { get; init; }

    /// <summary><c>before</c>, <c>at</c> or <c>after</c> the edge.</summary>
    public required string Moment { get; init; }

    /// <summary>
    /// <c>ahead</c>: recorded before it took effect; <c>afterwards</c>: recorded after that, so back-dated;
    /// of a seal: applied before or after the licence was anchored;
    /// <c>not yet</c>: recorded after the block that is asked about; <c>-</c>: something else is the point.
    /// </summary>
    public required string Order { get; init; }

    /// <summary>What the registries say, sentence by sentence.</summary>
    public required string Registry { get; init; }

    /// <summary>The licence.</summary>
    public required string Licence { get; init; }

    /// <summary>As at when is asked.</summary>
    public required string At { get; init; }

    /// <summary>As known at the newest block of this moment.</summary>
    public required string Known { get; init; }

    /// <summary>The first axis.</summary>
    public required string Authenticity { get; init; }

    /// <summary>The second axis.</summary>
    public required string Standing { get; init; }

    /// <summary>The third axis; behind NOT_RECOGNISED the reason why not.</summary>
    public required string Recognition { get; init; }

    /// <summary>What the window does.</summary>
    public required string Action { get; init; }

    /// <summary>The check that decided.</summary>
    public required string Check { get; init; }

    /// <summary>Its reason.</summary>
    public required string Reason { get; init; }

    /// <summary>What else is told of key, agency, suite or forecast, divided by spaces; empty: nothing.</summary>
    public required string Remarks { get; init; }

    /// <summary>What must come out.</summary>
    public ScenarioVerdict Expected =>
        new(Authenticity, Standing, Recognition, Action, Check, Reason, Remarks);

    /// <inheritdoc />
    public override string ToString() => Id;
}
