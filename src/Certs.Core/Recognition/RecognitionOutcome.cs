using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>What a relying province makes of a certificate, why, and what would change it.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Suite">The suite of the signature that decided; null when none did.</param>
/// <param name="Rule">
/// The deciding rule; null when there is none: at home without a rule, or not recognised because no rule
/// matches.
/// </param>
/// <param name="Why">Why it is not recognised; null for every other answer.</param>
/// <param name="RecognisedSuites">
/// The suites in which the same certificate would be recognised; filled only when it is not, ascending by
/// number.
/// </param>
/// <param name="Upcoming">
/// A rule that is written already and will recognise it from a later moment; null: none.
/// </param>
/// <param name="Changes">What would change the answer, best first; empty unless it is not recognised.</param>
public sealed record RecognitionOutcome(
    RecognitionStatus Status, Suite? Suite, RecordedRule? Rule, NotRecognisedWhy? Why,
    IReadOnlyList<Suite> RecognisedSuites, RecordedRule? Upcoming, IReadOnlyList<WouldChange> Changes)
{
    /// <summary>Nothing is known.</summary>
    public static RecognitionOutcome Undetermined { get; } =
        new(RecognitionStatus.Undetermined, null, null, null, [], null, []);

    /// <summary>The bridge statement that made the answer; null for every answer but "by bridge".</summary>
    public BridgeUsed? Bridge { get; init; }

    /// <summary>Whether a bridge statement could change the answer.</summary>
    public bool CanBeBridged => Changes.Contains(WouldChange.BridgeStatement);
}
