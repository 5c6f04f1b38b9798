namespace Certs.Core.Verification;

/// <summary>Reasons about bundles, block seals and trust files.</summary>
internal static class OfflineReasonRows
{
    public static readonly Reason[] Rows =
    [
        new(
            OfflineReasons.ProofMalformed, Tone.Missing, null, Remedy.FreshProof,
            "证据包中的某项证据不符合链上编码规则。",
            "A part of the bundle's evidence is not encoded as the chain encodes it.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ProofNodeWrong, Tone.Missing, null, Remedy.FreshProof,
            "证明路径中的某个节点与其摘要不符。",
            "A node of a proof does not have the hash that leads to it.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ProofNodeMissing, Tone.Missing, null, Remedy.FreshProof,
            "证明路径缺少节点。",
            "A node of a proof is missing.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ProofNodeUnused, Tone.Missing, null, Remedy.FreshProof,
            "证明路径中有多余的节点。",
            "A proof has a node that it does not need.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ProofOfAnother, Tone.Missing, null, Remedy.FreshProof,
            "证据针对的是另一批次、机关、区块或合约，而非本文件。",
            "The evidence is about another batch, agency, block or contract than the document's.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ContractDiffers, Tone.Missing, null, Remedy.FreshProof,
            "证据指向的合约与信任文件所列不同，或合约不存在。",
            "The evidence leads to another contract than the trust file names, or to none.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.HeaderMalformed, Tone.Missing, null, Remedy.FreshProof,
            "证据包中的区块头不是信任文件所列链的区块头。",
            "A block header in the bundle is not one of the trust file's chain.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.SealMalformed, Tone.Missing, null, Remedy.FreshProof,
            "区块上的某个验证人签章不是有效签名。",
            "A validator's seal on a block is no signature.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.SealRepeated, Tone.Missing, null, Remedy.FreshProof,
            "区块上有同一验证人的两个签章。",
            "A block carries two seals of one validator.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.SealForeign, Tone.Missing, null, Remedy.FreshProof,
            "区块上的签章不属于当时的验证人：外人、已退出的验证人，或区块头被改动。",
            "A seal on a block is by nobody who could seal it: a stranger, a validator who left, or "
            + "a header that was changed.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.SealQuorumInvalid, Tone.Missing, null, Remedy.FreshProof,
            "区块上的签章不足验证人总数的三分之二。",
            "A block has fewer seals than two thirds of its validators.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ValidatorListDiffers, Tone.Missing, null, Remedy.FreshProof,
            "区块所列验证人与由信任文件推得的不同。",
            "A block lists other validators than those that follow from the trust file.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.HandOverMisplaced, Tone.Missing, null, Remedy.FreshProof,
            "证据包中的验证人变更次序错误或重复。",
            "The changes of validators in the bundle are out of order or repeated.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.HandOverNotProven, Tone.Missing, null, Remedy.FreshProof,
            "没有证据表明原验证人同意变更。",
            "Nothing shows that the validators before agreed to those after.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.ValidatorSetUnknown, Tone.Missing, null, Remedy.Review,
            "信任文件不掌握如此早的区块由谁签章。",
            "The trust file does not know who sealed a block as old as this.",
            "请换用包含更早检查点的信任文件。",
            "Use a trust file with an earlier checkpoint."),
        new(
            OfflineReasons.CheckpointTooOld, Tone.Missing, null, Remedy.Review,
            "信任文件的最新检查点过旧，无法判断当前验证人。",
            "The trust file's newest checkpoint is too old to tell who seals now.",
            "请更新信任文件。",
            "Fetch a newer trust file."),
        new(
            OfflineReasons.BlockNotSealed, Tone.Missing, null, Remedy.Review,
            "该链的区块无人签章，其内容不能作为证明。",
            "Nobody seals the blocks of this chain, so nothing in them is proven.",
            "请到能直接读取该链的系统验证。",
            "Verify where the chain itself is read."),
        new(
            OfflineReasons.StatusProofMissing, Tone.Missing, null, Remedy.FreshProof,
            "证据包不含证照状态的证明。",
            "The bundle does not prove the certificate's status.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.StatusBeforeAnchor, Tone.Missing, null, Remedy.FreshProof,
            "状态证明所在区块早于证照上链。",
            "The status was proven at a block before the certificate was anchored.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.StatusHistoryMissing, Tone.Missing, null, Remedy.FreshProof,
            "最近一次变更在所问时间之后才生效，而证据包未证明之前的状态。",
            "The last change holds only after the moment asked about, and the bundle does not prove "
            + "the one before.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.StatusHistoryWrong, Tone.Missing, null, Remedy.FreshProof,
            "证据包中的历史变更与当前状态不衔接。",
            "The earlier changes in the bundle do not lead to the present status.",
            "请持证人取得新的证据包后重新验证。",
            "Ask for a fresh bundle, then verify again."),
        new(
            OfflineReasons.TrustFileMissing, Tone.Missing, null, Remedy.Review,
            "没有可信的信任文件。",
            "There is no trust file that could be believed.",
            "请从本省主管部门取得信任文件。",
            "Get a trust file from your province."),
        new(
            OfflineReasons.TrustFileMalformed, Tone.Missing, null, Remedy.Review,
            "信任文件格式错误或自相矛盾。",
            "The trust file is none, or contradicts itself.",
            "请从本省主管部门重新取得信任文件。",
            "Get the trust file from your province again."),
        new(
            OfflineReasons.TrustFileRolledBack, Tone.Missing, null, Remedy.Review,
            "信任文件的版本低于此前见过的版本。",
            "The trust file is older than one that was seen here before.",
            "请使用最新的信任文件；若有人提供旧版本，应报告。",
            "Use the newest trust file; report who handed out the older one."),
        new(
            OfflineReasons.TrustFileOfAnotherChain, Tone.Missing, null, Remedy.Review,
            "信任文件属于另一条链。",
            "The trust file is of another chain than those seen here before.",
            "请使用本链的信任文件。",
            "Use the trust file of this chain."),
        new(
            OfflineReasons.TrustFileSignerUnknown, Tone.Missing, null, Remedy.Review,
            "信任文件由无权签署的省份签署。",
            "The trust file is signed by a province that may not sign it.",
            "请从本省主管部门重新取得信任文件。",
            "Get the trust file from your province again."),
        new(
            OfflineReasons.TrustFileSignatureWrong, Tone.Missing, null, Remedy.Review,
            "信任文件上的签名并非所列省份作出：文件被改动或伪造。",
            "A signature on the trust file is not by the province that it names: the file was "
            + "changed or forged.",
            "请从本省主管部门重新取得信任文件。",
            "Get the trust file from your province again."),
        new(
            OfflineReasons.TrustFileTooFewSigners, Tone.Missing, null, Remedy.Review,
            "签署信任文件的省份不足。",
            "Too few provinces signed the trust file.",
            "请取得由足够省份签署的信任文件。",
            "Get the trust file with the signatures of enough provinces."),
        new(
            OfflineReasons.TrustFileExpired, Tone.Missing, null, Remedy.Review,
            "信任文件已过期。",
            "The trust file is past its age.",
            "请更新信任文件后重新验证。",
            "Fetch a newer trust file, then verify again."),
        new(
            OfflineReasons.WitnessUnknown, Tone.Missing, null, Remedy.FreshProof,
            "为该区块作证的省份无权签署信任文件。",
            "Somebody who may not sign trust files signed for the block.",
            "请持证人取得新的二维码或证据包后重新验证。",
            "Ask for a fresh QR code or bundle, then verify again."),
        new(
            OfflineReasons.WitnessSignatureWrong, Tone.Missing, null, Remedy.FreshProof,
            "对区块及其事实的签名并非所列省份作出：内容被改动。",
            "A signature on the block and its facts is not by the province that it names: something was changed.",
            "请持证人取得新的二维码或证据包后重新验证。",
            "Ask for a fresh QR code or bundle, then verify again."),
        new(
            OfflineReasons.WitnessTooFew, Tone.Missing, null, Remedy.FreshProof,
            "为该区块作证的省份不足。",
            "Fewer provinces signed for the block than have to sign a trust file.",
            "请持证人取得由足够省份作证的二维码，或出示完整证据包。",
            "Ask for a QR code that enough provinces signed, or for the full bundle."),
        new(
            OfflineReasons.LogEquivocation, Tone.Missing, null, Remedy.Review,
            "同一高度出现两个不同的、已证明或被担保的区块：有人向不同的人出示不同的链。",
            "Two different blocks are proven or vouched for at one height: somebody shows different chains "
            + "to different people.",
            "请保留两份证据并立即报送标准主管部门。",
            "Keep both pieces of evidence and send them to the standards office at once."),
    ];
}
