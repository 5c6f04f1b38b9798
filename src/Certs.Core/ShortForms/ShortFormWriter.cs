using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Merkle;

namespace Certs.Core.ShortForms;

/// <summary>Writes the bytes of a short form.</summary>
internal static class ShortFormWriter
{
    /// <summary>Writes; the length is not limited here.</summary>
    /// <exception cref="ShortFormException">The form has no room for such a document.</exception>
    public static byte[] Write(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        WitnessEvidence witness = bundle.Witness
            ?? throw new ShortFormException(0, "No province has signed for the document's anchor and status.");
        CertificateDocument document = Copy(bundle.Document);
        AnchorProof anchor = document.Anchor
            ?? throw new ShortFormException(0, "The document is not anchored.");
        BundleOutput output = new();
        ShortDocument.Write(output, document, anchor);
        WriteWitness(output, witness);
        byte[] bytes = output.ToArray();
        return ShortFormReader.Read(bytes).Document.Span.SequenceEqual(DocumentWriter.Write(document))
            ? bytes
            : throw new ShortFormException(0, "The short form has no room for a document of this kind.");
    }

    // Seal and bridge statements are kilobytes; neither signatures nor anchor cover them.
    private static CertificateDocument Copy(ReadOnlyMemory<byte> file)
    {
        try
        {
            return DocumentReader.Read(file) with { Bridges = [], Seal = default };
        }
        catch (DocumentFormatException wrong)
        {
            throw new ShortFormException(0, $"It is no document: {wrong.Message}");
        }
    }

    private static void WriteWitness(BundleOutput output, WitnessEvidence witness)
    {
        output.Long(witness.BlockNumber);
        output.Raw(witness.BlockHash.ToArray());
        output.Long(witness.BlockTime.ToUnixTimeSeconds());
        output.Long(witness.AnchorTime.ToUnixTimeSeconds());
        output.Number(witness.SuiteBitmap);
        output.Byte(witness.Kind);
        output.Byte(witness.Status.IsZero ? 0 : 1);
        if (!witness.Status.IsZero)
        {
            output.Raw(witness.Status.ToArray());
        }

        WriteProof(output, witness.Facts);
        output.Many(witness.Signatures, (to, signature) =>
        {
            to.Number(signature.Province);
            to.Raw(signature.Value.ToBytes());
        });
    }

    private static void WriteProof(BundleOutput output, InclusionProof proof)
    {
        output.Long(proof.LeafIndex);
        output.Long(proof.TreeSize);
        output.Many(proof.Path, (to, node) => to.Raw(node.Span));
    }
}
