using Certs.Core;

namespace Certs.Ledger.Contracts;

/// <summary>A tree of leaves to anchor.</summary>
/// <param name="Root">The tree's root.</param>
/// <param name="TreeSize">The number of leaves, 1 or more.</param>
/// <param name="Agency">Whose leaves these are.</param>
/// <param name="SuiteBitmap">Bit n − 1 is set when some leaf has a signature of suite n.</param>
/// <param name="Kind">1 certificates, 2 bridge statements, 3 audit heads.</param>
public sealed record AnchorBatch(
    Hash32 Root, uint TreeSize, AgencyId Agency, ushort SuiteBitmap, byte Kind = 1);
