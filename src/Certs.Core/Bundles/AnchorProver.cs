using System.Globalization;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Proves that a root was anchored.</summary>
internal sealed class AnchorProver(TrustFile trust)
{
    private const int AnchorTopics = 3;

    /// <summary>The anchor of a root, or why it is not proven.</summary>
    /// <param name="evidence">The evidence; null: there is none.</param>
    /// <param name="blocks">The blocks of its bundle.</param>
    /// <param name="agency">Whose batch it must be.</param>
    /// <param name="root">The batch's root.</param>
    public (Lookup<AnchorRecord> Anchor, string? How) Find(
        AnchorEvidence? evidence, BundleBlocks blocks, AgencyId agency, Hash32 root)
    {
        if (evidence is null)
        {
            return (new Lookup<AnchorRecord>.Unavailable(
                Reasons.AnchorEvidenceMissing, "The bundle does not prove the anchor."), null);
        }

        try
        {
            ProvenBlock block = blocks.Prove(evidence.Header);
            AnchorRecord anchor = Read(evidence, block, agency, root);
            return (new Lookup<AnchorRecord>.Found(anchor), block.How);
        }
        catch (EvidenceException refused)
        {
            return (new Lookup<AnchorRecord>.Unavailable(refused.Reason, refused.Message), null);
        }
        catch (ProofException broken)
        {
            EvidenceException refused = new(broken);
            return (new Lookup<AnchorRecord>.Unavailable(refused.Reason, refused.Message), null);
        }
    }

    private AnchorRecord Read(AnchorEvidence evidence, ProvenBlock block, AgencyId agency, Hash32 root)
    {
        Receipt receipt = Receipt.Read(block.Header.ReceiptsRoot, evidence.Transaction, evidence.Receipt);
        foreach (ReceiptLog log in receipt.Logs)
        {
            if (receipt.HasSucceeded && IsOf(log, agency, root)
                && ContractStorage.ReadAnchor(root, new Hash32(log.Data.Span)) is { } anchor
                && anchor.Agency == agency && anchor.BlockNumber == block.Head.BlockNumber
                && anchor.BlockTime == block.Head.BlockTime)
            {
                return anchor;
            }
        }

        throw new EvidenceException(OfflineReasons.ProofOfAnother, string.Create(
            CultureInfo.InvariantCulture,
            $"Receipt {evidence.Transaction} of block {block.Head.BlockNumber} anchors no root {root} of {agency}."));
    }

    private bool IsOf(ReceiptLog log, AgencyId agency, Hash32 root) =>
        log.Contract == trust.Anchors.Address && log.Topics.Count == AnchorTopics && log.Data.Length == 32
        && log.Topics[0] == ContractStorage.BatchAnchoredTopic && log.Topics[1] == root
        && log.Topics[2] == ContractStorage.Word(agency.Number);
}
