namespace Certs.Core.Bundles;

/// <summary>A change of the validators, in headers (RLP, seals included).</summary>
/// <param name="First">The first header of the new set.</param>
/// <param name="Votes">
/// The headers in which the old set voted for the change; none where enough of the old set sealed the first.
/// </param>
public sealed record HandOverEvidence(ReadOnlyMemory<byte> First, IReadOnlyList<ReadOnlyMemory<byte>> Votes);
