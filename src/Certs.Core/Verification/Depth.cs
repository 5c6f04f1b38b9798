namespace Certs.Core.Verification;

/// <summary>How far the evidence reached. The numbers are on the wire and never change.</summary>
public enum Depth
{
    /// <summary>No evidence of the chain proves this document.</summary>
    SignatureOnly = 1,

    /// <summary>
    /// The evidence of the chain is older than the policy allows for "now"; it holds as of its block.
    /// </summary>
    OfflineSnapshot = 2,

    /// <summary>Every fact was read from the chain, through one node.</summary>
    Full = 3,

    /// <summary>
    /// Every fact was read from the chain, and at least two independent nodes agree on the block.
    /// </summary>
    FullWitnessed = 4,

    /// <summary>
    /// As <see cref="OfflineSnapshot"/>, but on the word of provinces for an older block; no seal of a block was looked
    /// at. It reaches further than <see cref="SignatureOnly"/> and less far than the others.
    /// </summary>
    WitnessedSnapshot = 5,
}
