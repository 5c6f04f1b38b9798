namespace Certs.Core.Verification;

/// <summary>Reasons about the chain and its times.</summary>
internal static class ChainReasons
{
    public static readonly Reason[] Rows =
    [
        new(
            Reasons.AnchorMismatch, Tone.Bad, null, null,
            "链上记录与文件所附上链证明不符。",
            "The chain does not hold what the document's proof claims.",
            "请持证人提供原始文件，不要接受此文件。",
            "Ask the holder for the original file; do not take this one."),
        new(
            Reasons.AnchorMoved, Tone.Missing, "NO_POE", Remedy.FreshProof,
            "链上有该文件的锚定记录，但所在区块与文件所附上链证明不同。",
            "The chain holds the document's anchor, in another block than the document's proof names.",
            "请持证人向签发机关索取最新副本后重新验证。",
            "Ask for a fresh copy from the issuer, then verify again."),
        new(
            Reasons.AnchorPending, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "证明所指区块晚于本系统已知的最新区块。",
            "The block that the proof names is later than the newest block known here.",
            "请稍后重新验证。",
            "Verify again in a few seconds."),
        new(
            Reasons.AnchorEvidenceMissing, Tone.Missing, "NO_POE", Remedy.FreshProof,
            "文件未附上链证明。",
            "The document carries no proof of anchoring.",
            "请持证人提供上链后签发机关发出的副本。",
            "Ask the holder for the copy that the issuer gave out after anchoring."),
        new(
            Reasons.ChainDiffers, Tone.Missing, null, Remedy.Review,
            "文件锚定在另一条链上，本系统读取的不是该链。",
            "The document was anchored on another chain than the one that this verifier reads.",
            "请到读取该链的系统验证。",
            "Verify where that chain is read."),
        new(
            Reasons.AnchorNotProven, Tone.Neutral, null, null,
            "未能证明文件已上链，此项未检查。",
            "Not checked, because the document is not proven to be anchored.",
            "请看 INCLUSION 检查项。",
            "See the INCLUSION check."),
        new(
            Reasons.NotFinal, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "锚定所在区块尚未最终确认。",
            "The block that holds the anchor is not final yet.",
            "请稍后重新验证。",
            "Verify again in a few seconds."),
        new(
            Reasons.Backdated, Tone.Bad, null, null,
            "文件所称签发时间远早于上链时间。",
            "The document claims a time of issue long before it was anchored.",
            "不要接受，并通知签发机关。",
            "Do not take it; tell the issuing agency."),
        new(
            Reasons.TimeOrder, Tone.Bad, null, null,
            "文件所列时间自相矛盾或与链上时间矛盾。",
            "The times that the document claims contradict each other or the chain.",
            "不要接受，并通知签发机关。",
            "Do not take it; tell the issuing agency."),
        new(
            Reasons.LedgerUnreachable, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "区块链节点没有应答。",
            "No chain node answered.",
            "节点恢复后重新验证；目前没有对证照不利的证据。",
            "Verify again when the node is back; nothing speaks against the certificate."),
        new(
            Reasons.NodesDisagree, Tone.Missing, "TRY_LATER", Remedy.Review,
            "各链节点对同一区块的内容不一致。",
            "The chain nodes do not agree on the same block.",
            "请通知本系统运维，处理后重新验证。",
            "Tell the operator of this service; verify again afterwards."),
        new(
            Reasons.HeadStale, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "链上数据已长时间未更新。",
            "The chain has not been heard of for too long.",
            "链恢复出块后重新验证。",
            "Verify again when the chain moves."),
        new(
            Reasons.HeadWentBack, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "链节点丢失了先前已有的区块。",
            "The chain node lost blocks that it had before.",
            "节点追上后重新验证，并通知运维。",
            "Verify again when the node has caught up; tell the operator."),
        new(
            Reasons.WrongChain, Tone.Missing, null, Remedy.Review,
            "节点所属的链或合约与本系统设定不符。",
            "The node belongs to another chain, or holds other contracts, than this verifier is set to.",
            "请通知本系统运维。",
            "Tell the operator of this service."),
        new(
            Reasons.EventsIncomplete, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "节点未给出登记簿的全部事件。",
            "The node withheld events of the registries.",
            "请稍后重新验证，并通知运维。",
            "Verify again later; tell the operator."),
        new(
            Reasons.RegistryUnavailable, Tone.Missing, "TRY_LATER", Remedy.FreshProof,
            "登记簿无法读取。",
            "The registries could not be read.",
            "请稍后重新验证。",
            "Verify again later."),
    ];
}
