using Certs.Core.Bridging;
using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>Whether a statement leads by its path to a root of statements that the chain holds.</summary>
internal static class BridgeInclusion
{
    /// <summary>The kind of a root over bridge statements; the others never prove one.</summary>
    private const byte Statements = 2;

    /// <summary>The anchor, or why there is none.</summary>
    public static (Finding? Problem, AnchorRecord? Anchor) Judge(
        RegistryView registry, BridgeEvidence evidence, BridgeStatement statement)
    {
        if (statement.Anchor is not { } path)
        {
            return (Missing("It carries no path."), null);
        }

        if (evidence.Presented.Root is not { } root)
        {
            return (Mismatch("The path does not fit the tree size."), null);
        }

        long head = registry.Head.BlockNumber;
        switch (evidence.Anchor)
        {
            case Lookup<AnchorRecord>.Found(AnchorRecord anchor) when anchor.BlockNumber <= head:
                string? difference =
                    anchor.Root != root ? "root"
                    : anchor.Kind != Statements ? "kind"
                    : anchor.Agency != statement.Claims.Issuer ? "agency"
                    : anchor.TreeSize != path.Inclusion.TreeSize ? "tree size"
                    : anchor.BlockNumber != path.BlockNumber ? "block"
                    : HoldsEverySuite(statement, anchor.SuiteBitmap) ? null : "suites";
                return difference is null
                    ? (null, anchor)
                    : (Mismatch($"The chain's record of the root has another {difference}."), null);
            case Lookup<AnchorRecord>.Unavailable:
                return (Case.Missing(Check.Bridge, evidence.Anchor), null);
            case Lookup<AnchorRecord>.Absent when path.BlockNumber <= head:
                return (Mismatch($"The chain holds no root {root} at block {head}."), null);
            default:
                return (Missing($"Block {path.BlockNumber} is after block {head}."), null);
        }
    }

    private static bool HoldsEverySuite(BridgeStatement statement, ushort bitmap) =>
        statement.Signatures.All(signature => (bitmap & (1 << ((int)signature.Suite - 1))) != 0);

    private static Finding Missing(string detail) =>
        Finding.Undecided(Check.Bridge, Reasons.BridgeNotAnchored, detail);

    private static Finding Mismatch(string detail) =>
        Finding.Failed(Check.Bridge, Reasons.BridgeAnchorMismatch, detail);
}
