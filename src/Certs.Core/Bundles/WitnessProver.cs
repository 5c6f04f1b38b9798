using System.Globalization;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Core.Witnessing;

namespace Certs.Core.Bundles;

/// <summary>Proves anchor and status by the signatures of as many provinces as sign a trust file.</summary>
internal sealed class WitnessProver(TrustFile trust)
{
    // The word of an anchor has forty bits for it.
    private const long LastHeight = (1L << 40) - 1;

    /// <summary>What the provinces witnessed of a document.</summary>
    /// <param name="evidence">What came with the document.</param>
    /// <param name="document">The document; readable, with a path that fits its tree.</param>
    /// <param name="blocks">The blocks of its bundle.</param>
    /// <returns>The block, how it is proven, the anchor, and the status.</returns>
    /// <exception cref="EvidenceException">Nothing is proven, and why.</exception>
    public (ChainHead Block, string How, AnchorRecord Anchor, ProvenStatus Status) Prove(
        WitnessEvidence evidence, PresentedDocument document, BundleBlocks blocks)
    {
        ChainHead head = new(trust.ChainId, evidence.BlockNumber, evidence.BlockHash, evidence.BlockTime);
        CheckBlock(head);
        AnchorRecord anchor = AnchorOf(evidence, document);
        WitnessedFact fact = new(anchor, document.Handle, evidence.Status);
        Hash32 root = PresentedDocument.RootOf(fact.ComputeLeaf(), evidence.Facts) ?? throw new EvidenceException(
            OfflineReasons.ProofOfAnother, "The place among the witnessed facts does not fit.");
        SignedCheckpoint signed = new(
            new Checkpoint(trust.GenesisHash, head, root, (uint)evidence.Facts.TreeSize), evidence.Signatures);
        int count = Count(signed);
        blocks.Accept(
            head, new BlockProof(head.BlockNumber, head.BlockHash, ProvenBy.Provinces, signed.ToBytes()));
        return (
            head, Say($"{count} of {trust.Root.Signers.Count} provinces signed for block {head.BlockNumber}."), anchor,
            new ProvenStatus(anchor.Agency, document.Handle, ChangesOf(evidence.Status)));
    }

    private static AnchorRecord AnchorOf(WitnessEvidence evidence, PresentedDocument document) =>
        document is { Root: { } root, Document: { Anchor: { BlockNumber: <= LastHeight } path } read }
            ? new AnchorRecord(
                root, evidence.AnchorTime, path.BlockNumber, (uint)path.Inclusion.TreeSize, read.Payload.Issuer,
                evidence.SuiteBitmap, evidence.Kind)
            : throw new EvidenceException(Reasons.AnchorEvidenceMissing, "The document leads to no root.");

    // By the same periods as a block that validators sealed.
    private void CheckBlock(ChainHead head)
    {
        if (trust.Consensus == Consensus.Unsealed && !trust.IsDevelopment)
        {
            throw new EvidenceException(OfflineReasons.BlockNotSealed, Say($"Block {head.BlockNumber}."));
        }

        if (head.BlockTime - trust.MadeAt > trust.ValidFor.Checkpoint)
        {
            throw new EvidenceException(
                OfflineReasons.CheckpointTooOld,
                Say($"Block {head.BlockNumber} is of {Moments.Text(head.BlockTime)}, the trust file of ")
                + $"{Moments.Text(trust.MadeAt)}.");
        }
    }

    // Each must be good: a stranger among them shows that somebody changed the file.
    private int Count(SignedCheckpoint signed)
    {
        Hash32 hash = signed.Checkpoint.SigningHash;
        foreach (ProvinceSignature signature in signed.Signatures)
        {
            Address account = trust.Root.AccountOf(signature.Province) ?? throw new EvidenceException(
                OfflineReasons.WitnessUnknown, $"Province {signature.Province} is no signer.");
            if (Secp256k1.RecoverAddress(hash, signature.Value) != account)
            {
                throw new EvidenceException(
                    OfflineReasons.WitnessSignatureWrong,
                    $"The signature of province {signature.Province} is not by its account.");
            }
        }

        int count = signed.Signatures.Count;
        return count >= trust.Root.Threshold
            ? count
            : throw new EvidenceException(
                OfflineReasons.WitnessTooFew,
                Say($"{count} of {trust.Root.Signers.Count} provinces signed; {trust.Root.Threshold} are ")
                + "needed.");
    }

    private static StatusRecord[] ChangesOf(Hash32 word) => word.IsZero
        ? []
        : [
            ContractStorage.ReadStatus(word)
                ?? throw new EvidenceException(OfflineReasons.ProofMalformed, "The witnessed word is no status."),
        ];

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
