namespace Certs.Testing.Histories;

/// <summary>One call in a history: what its client asked and was told, and when.</summary>
/// <param name="What">The call with its answer.</param>
/// <param name="Invoked">The moment before it was sent, on a clock that all clients share.</param>
/// <param name="Answered">
/// The moment after the answer came; null: none came, and whatever was asked may have been done since, or will be, or never.
/// </param>
public sealed record Timed<T>(T What, long Invoked, long? Answered);
