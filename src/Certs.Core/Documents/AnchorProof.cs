using Certs.Core.Merkle;

namespace Certs.Core.Documents;

/// <summary>
/// The path from a certificate's leaf to an anchored root, as it travels with the document.
/// </summary>
/// <param name="BlockNumber">The block that anchored the root, as the issuer's service said; checked against
/// the chain.</param>
/// <param name="Inclusion">Leaf index, tree size and path (RFC 9162 §2.1.3).</param>
public sealed record AnchorProof(long BlockNumber, InclusionProof Inclusion);
