using Certs.Core.Recognition;

namespace Certs.Server.Statistics;

/// <summary>What is counted of every verdict.</summary>
/// <param name="Month">The month of the verdict.</param>
/// <param name="Issuing">The issuing province; 0: the document could not be read, or there is no such province.</param>
/// <param name="Relying">The relying province.</param>
/// <param name="Recognition">What came of it.</param>
/// <param name="Duration">How long it took (<see cref="DurationStep"/>).</param>
internal readonly record struct VerdictKind(
    Month Month, ushort Issuing, ushort Relying, RecognitionStatus Recognition, byte Duration);
