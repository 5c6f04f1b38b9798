namespace Certs.Core.Documents;

/// <summary>What stands beside the first signature; nothing of it is signed by the issuer.</summary>
/// <param name="Disclosures">The fields that the copy shows.</param>
/// <param name="Anchor">The path to the anchored root; null: none.</param>
internal sealed record UnprotectedHeader(IReadOnlyList<Disclosure> Disclosures, AnchorProof? Anchor)
{
    /// <summary>The bridge statements' files, as they are.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bridges { get; init; } = [];

    /// <summary>The DER of the electronic seal; empty: none.</summary>
    public ReadOnlyMemory<byte> Seal { get; init; }
}
