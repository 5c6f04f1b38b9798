using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>The document leads by its path to a root that the chain holds, with the same facts.</summary>
internal sealed class InclusionCheck : ICheck
{
    /// <summary>The kind of a root over certificates; the others never prove one.</summary>
    private const byte Certificates = 1;

    public Check Name => Check.Inclusion;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(subject.Inclusion);

    /// <summary>The finding, which <see cref="Case"/> makes first, since other checks rest on it.</summary>
    public static Finding Judge(Case subject)
    {
        if (subject.Document.Anchor is not { } path)
        {
            return Finding.Undecided(Check.Inclusion, Reasons.AnchorEvidenceMissing);
        }

        if (subject.Evidence.Document.Root is not { } root)
        {
            return Mismatch("The path does not fit the tree size.");
        }

        if (!subject.IsOfThisChain)
        {
            return Finding.Undecided(
                Check.Inclusion, Reasons.ChainDiffers,
                $"The document names {subject.Payload.Chain}, this verifier reads {subject.Evidence.Chain}.");
        }

        return subject.Registry is { } registry
            ? Judge(subject, registry, path, root)
            : subject.RegistryMissing(Check.Inclusion);
    }

    private static Finding Judge(Case subject, RegistryView registry, AnchorProof path, Hash32 root)
    {
        long head = registry.Head.BlockNumber;
        switch (subject.Evidence.Anchor)
        {
            case Lookup<AnchorRecord>.Found(AnchorRecord anchor):
                return anchor.BlockNumber > head
                    ? Pending(anchor.BlockNumber, head)
                    : Compare(subject, path, root, anchor);
            case Lookup<AnchorRecord>.Absent:
                return path.BlockNumber > head
                    ? Pending(path.BlockNumber, head)
                    : Mismatch($"The chain holds no root {root} at block {head}.");
            default:
                return Case.Missing(Check.Inclusion, subject.Evidence.Anchor);
        }
    }

    private static Finding Compare(Case subject, AnchorProof path, Hash32 root, AnchorRecord anchor)
    {
        string? difference =
            anchor.Root != root ? "root"
            : anchor.Kind != Certificates ? "kind"
            : anchor.Agency != subject.Payload.Issuer ? "agency"
            : anchor.TreeSize != path.Inclusion.TreeSize ? "tree size"
            : !HoldsEverySuite(subject.Document, anchor.SuiteBitmap) ? "suites"
            : anchor.BlockNumber != path.BlockNumber && !subject.Evidence.MayLoseBlocks ? "block"
            : null;
        return difference is not null
            ? Mismatch($"The chain's record of the root has another {difference}.")
            : anchor.BlockNumber != path.BlockNumber ? Moved(anchor.BlockNumber, path.BlockNumber)
            : Finding.Passed(Check.Inclusion).Using(Clock.AnchorBlock, anchor.BlockTime);
    }

    // A chain that lost blocks and has the root again in another says nothing against the document, and a
    // forger gains nothing by changing the number, since undecided is not passed. Where blocks are final, only
    // somebody who changed the file can have made it differ.
    private static Finding Moved(long block, long named) => Finding.Undecided(
        Check.Inclusion, Reasons.AnchorMoved,
        $"The root stands in block {block}, the document names {named}.");

    private static bool HoldsEverySuite(CertificateDocument document, ushort bitmap)
    {
        foreach (DocumentSignature signature in document.Signatures)
        {
            if (!SuiteTable.Contains(signature.Suite) || (bitmap & (1 << ((int)signature.Suite - 1))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static Finding Mismatch(string detail) =>
        Finding.Failed(Check.Inclusion, Reasons.AnchorMismatch, detail);

    private static Finding Pending(long block, long head) =>
        Finding.Undecided(Check.Inclusion, Reasons.AnchorPending, $"Block {block} is after block {head}.");
}
