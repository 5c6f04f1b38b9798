namespace Certs.Core.Registry;

/// <summary>What the chain keeps of one batch of leaves: one word of 32 bytes.</summary>
/// <param name="Root">The RFC 9162 tree's root.</param>
/// <param name="BlockTime">
/// The time of the block that anchored it: the proof of existence of every leaf.
/// </param>
/// <param name="BlockNumber">The height of that block.</param>
/// <param name="TreeSize">The number of leaves, 1 or more.</param>
/// <param name="Agency">The agency whose leaves these are.</param>
/// <param name="SuiteBitmap">Bit n − 1 is set when some leaf has a signature of suite n.</param>
/// <param name="Kind">1 certificates, 2 bridge statements, 3 audit heads.</param>
public sealed record AnchorRecord(
    Hash32 Root, DateTimeOffset BlockTime, long BlockNumber, uint TreeSize, AgencyId Agency,
    ushort SuiteBitmap, byte Kind);
