using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.ShortForms;
using Certs.Core.Verification;
using Certs.Core.Witnessing;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Refusals;

namespace Certs.Server.Witnessing;

/// <summary>Makes the short form of a document's bundle: with the signatures of just as many provinces as are needed.</summary>
internal sealed class MakeShortForm(CollectWitnesses collect)
{
    /// <summary>Makes it.</summary>
    /// <returns>The text for a QR code, and the block that the status is as of.</returns>
    /// <exception cref="RefusedException">
    /// The document is not anchored, too few provinces signed, or it does not fit.
    /// </exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<(string Text, ChainHead Head)> RunAsync(
        ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        PresentedDocument presented = PresentedDocument.Read(document);
        if (presented is not { Root: { } root, Document: { } read })
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "document", "a document with a path that fits its tree");
        }

        FactQuestion question = new(read.Payload.Issuer, root, presented.Handle);
        (SignedCheckpoint signed, CheckpointReading reading) = await collect.RunAsync([question], cancellationToken);
        TrustRoot members = reading.Root;
        if (signed.Signatures.Count < members.Threshold)
        {
            throw new RefusedException(
                RefusalReason.TooFewWitnesses,
                $"{signed.Signatures.Count} of {members.Signers.Count} provinces signed; {members.Threshold} are needed.");
        }

        SignedCheckpoint enough = signed with { Signatures = [.. signed.Signatures.Take(members.Threshold)] };
        WitnessEvidence witness = WitnessEvidence.Of(enough, reading.Facts[0], reading.Tree!.PathOf(0));
        return (Write(new Bundle { Document = document, Witness = witness }), signed.Checkpoint.Head);
    }

    private static string Write(Bundle bundle)
    {
        try
        {
            return ShortForm.Write(bundle);
        }
        catch (ShortFormException refused)
        {
            throw new RefusedException(RefusalReason.NoShortForm, refused.Message);
        }
    }
}
