using Certs.Core.Proofs;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Evidence of a bundle that proves nothing. Ends as an undecided check, never outside of this folder.</summary>
internal sealed class EvidenceException : Exception
{
    public EvidenceException(string reason, string message)
        : base(message) => Reason = reason;

    public EvidenceException(ProofException broken)
        : base($"{broken.Rule}: {broken.Message}", broken) => Reason = ReasonOf(broken.Rule);

    /// <summary>The reason, a code of <see cref="OfflineReasons"/>.</summary>
    public string Reason { get; }

    private static string ReasonOf(ProofRule rule) => rule switch
    {
        ProofRule.Encoding or ProofRule.NodeShape or ProofRule.ValueShape => OfflineReasons.ProofMalformed,
        ProofRule.NodeHash => OfflineReasons.ProofNodeWrong,
        ProofRule.NodeMissing => OfflineReasons.ProofNodeMissing,
        ProofRule.NodeUnused => OfflineReasons.ProofNodeUnused,
        ProofRule.HeaderShape or ProofRule.ExtraData => OfflineReasons.HeaderMalformed,
        ProofRule.SealShape => OfflineReasons.SealMalformed,
        ProofRule.SealTwice => OfflineReasons.SealRepeated,
        ProofRule.SealForeign => OfflineReasons.SealForeign,
        ProofRule.SealQuorum => OfflineReasons.SealQuorumInvalid,
        ProofRule.ValidatorList => OfflineReasons.ValidatorListDiffers,
        ProofRule.HandOverOrder => OfflineReasons.HandOverMisplaced,
        ProofRule.HandOverVotes => OfflineReasons.HandOverNotProven,
    };
}
