namespace Certs.Core.Verification;

/// <summary>
/// The reason codes of verifying without a network: about bundles, block seals and trust files. Part of the closed list
/// of <see cref="Reasons"/>, under the same promise.
/// </summary>
public static class OfflineReasons
{
    /// <summary>A part of the bundle's evidence is not encoded as the chain encodes it.</summary>
    public const string ProofMalformed = "PROOF_MALFORMED";

    /// <summary>A node of a proof does not have the hash that leads to it.</summary>
    public const string ProofNodeWrong = "PROOF_NODE_WRONG";

    /// <summary>A node of a proof is missing.</summary>
    public const string ProofNodeMissing = "PROOF_NODE_MISSING";

    /// <summary>A proof has a node that it does not need.</summary>
    public const string ProofNodeUnused = "PROOF_NODE_UNUSED";

    /// <summary>The evidence is about another batch, agency, block or contract than the document's.</summary>
    public const string ProofOfAnother = "PROOF_OF_ANOTHER";

    /// <summary>The evidence leads to another contract than the trust file names, or to none.</summary>
    public const string ContractDiffers = "CONTRACT_DIFFERS";

    /// <summary>A block header in the bundle is not one of the trust file's chain.</summary>
    public const string HeaderMalformed = "HEADER_MALFORMED";

    /// <summary>A validator's seal on a block is no signature.</summary>
    public const string SealMalformed = "SEAL_MALFORMED";

    /// <summary>A block carries two seals of one validator.</summary>
    public const string SealRepeated = "SEAL_REPEATED";

    /// <summary>
    /// A seal on a block is by nobody who could seal it: a stranger, a validator who left, or a header that
    /// was changed.
    /// </summary>
    public const string SealForeign = "SEAL_FOREIGN";

    /// <summary>A block has fewer seals than two thirds of its validators.</summary>
    public const string SealQuorumInvalid = "SEAL_QUORUM_INVALID";

    /// <summary>A block lists other validators than those that follow from the trust file.</summary>
    public const string ValidatorListDiffers = "VALIDATOR_LIST_DIFFERS";

    /// <summary>The changes of validators in the bundle are out of order or repeated.</summary>
    public const string HandOverMisplaced = "HAND_OVER_MISPLACED";

    /// <summary>Nothing shows that the validators before agreed to those after.</summary>
    public const string HandOverNotProven = "HAND_OVER_NOT_PROVEN";

    /// <summary>The trust file does not know who sealed a block as old as this.</summary>
    public const string ValidatorSetUnknown = "VALIDATOR_SET_UNKNOWN";

    /// <summary>The trust file's newest checkpoint is too old to tell who seals now.</summary>
    public const string CheckpointTooOld = "CHECKPOINT_TOO_OLD";

    /// <summary>Nobody seals the blocks of this chain, so nothing in them is proven.</summary>
    public const string BlockNotSealed = "BLOCK_NOT_SEALED";

    /// <summary>The bundle does not prove the certificate's status.</summary>
    public const string StatusProofMissing = "STATUS_PROOF_MISSING";

    /// <summary>The status was proven at a block before the certificate was anchored.</summary>
    public const string StatusBeforeAnchor = "STATUS_BEFORE_ANCHOR";

    /// <summary>
    /// The last change holds only after the moment asked about, and the bundle does not prove the one
    /// before.
    /// </summary>
    public const string StatusHistoryMissing = "STATUS_HISTORY_MISSING";

    /// <summary>The earlier changes in the bundle do not lead to the present status.</summary>
    public const string StatusHistoryWrong = "STATUS_HISTORY_WRONG";

    /// <summary>There is no trust file that could be believed.</summary>
    public const string TrustFileMissing = "TRUST_FILE_MISSING";

    /// <summary>The trust file is none, or contradicts itself.</summary>
    public const string TrustFileMalformed = "TRUST_FILE_MALFORMED";

    /// <summary>The trust file is older than one that was seen here before.</summary>
    public const string TrustFileRolledBack = "TRUST_FILE_ROLLED_BACK";

    /// <summary>The trust file is of another chain than those seen here before.</summary>
    public const string TrustFileOfAnotherChain = "TRUST_FILE_OF_ANOTHER_CHAIN";

    /// <summary>The trust file is signed by a province that may not sign it.</summary>
    public const string TrustFileSignerUnknown = "TRUST_FILE_SIGNER_UNKNOWN";

    /// <summary>
    /// A signature on the trust file is not by the province that it names: the file was changed or forged.
    /// </summary>
    public const string TrustFileSignatureWrong = "TRUST_FILE_SIGNATURE_WRONG";

    /// <summary>Too few provinces signed the trust file.</summary>
    public const string TrustFileTooFewSigners = "TRUST_FILE_TOO_FEW_SIGNERS";

    /// <summary>The trust file is past its age.</summary>
    public const string TrustFileExpired = "TRUST_FILE_EXPIRED";

    /// <summary>Somebody who may not sign trust files signed for the block.</summary>
    public const string WitnessUnknown = "WITNESS_UNKNOWN";

    /// <summary>
    /// A signature on the block and its facts is not by the province that it names: something was changed.
    /// </summary>
    public const string WitnessSignatureWrong = "WITNESS_SIGNATURE_WRONG";

    /// <summary>Fewer provinces signed for the block than have to sign a trust file.</summary>
    public const string WitnessTooFew = "WITNESS_TOO_FEW";

    /// <summary>
    /// Two different blocks are vouched for at one height. Somebody shows different chains to different
    /// people.
    /// </summary>
    public const string LogEquivocation = "LOG_EQUIVOCATION";
}
