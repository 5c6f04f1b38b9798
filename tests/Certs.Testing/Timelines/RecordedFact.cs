namespace Certs.Testing.Timelines;

/// <summary>A fact and when it was recorded: the time of its block.</summary>
public sealed record RecordedFact(DateTimeOffset RecordedAt, TimelineFact Fact);
