namespace Certs.Core.Documents;

/// <summary>What stands beside the first signature; nothing of it is signed by the issuer.</summary>
/// <param name="Disclosures">The fields that the copy shows.</param>
/// <param name="Anchor">The path to the anchored root; null: none.</param>
/// <param name="Seal">The DER of the electronic seal; empty: none.</param>
internal sealed record UnprotectedHeader(
    IReadOnlyList<Disclosure> Disclosures, AnchorProof? Anchor, ReadOnlyMemory<byte> Seal);
