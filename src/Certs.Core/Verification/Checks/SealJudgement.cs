using Certs.Core.Seals;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>Verifies one readable seal of a document, in the order of GM/T 0031-2014 §6.2.3.</summary>
/// <remarks>
/// Everything is looked at. The first proof against the seal is told; without one, the first thing that is
/// missing.
/// </remarks>
internal sealed class SealJudgement(Case subject, AppliedSeal applied)
{
    private readonly List<Finding> _found = [];

    /// <summary>What the seal check finds, without its clock.</summary>
    public Finding Decide()
    {
        SealCertificate? signer = JudgeSignature(applied.AppliedBy, "signer");
        JudgeTime(signer);
        JudgeData();
        JudgeSigner();
        SealCertificate? maker = JudgeSignature(applied.Seal.MadeBy, "maker");
        JudgeMaker(maker);
        JudgePeriod();
        return _found.Find(found => found.Outcome == Outcome.Failed)
            ?? _found.Find(found => found.Outcome == Outcome.Undecided)
            ?? Finding.Passed(Check.Seal, Reasons.Ok, Summary());
    }

    private SealCertificate? JudgeSignature(SealSignature signature, string who)
    {
        if (SealAlgorithm.Find(signature.Algorithm) is not { } suite)
        {
            Undecided(Reasons.SealStandardUnsupported, $"The {who}'s algorithm is {signature.Algorithm}.");
            return null;
        }

        try
        {
            SealCertificate certificate = SealCertificateReader.Read(signature.Certificate);
            VerificationKey key = VerificationKey.Import(suite, certificate.Spki.Span);
            if (!SealAlgorithm.Verify(key, signature.Covered.Span, signature.Value))
            {
                Failed(Reasons.SealCryptoFailure, $"The {who}'s signature.");
            }

            if (!certificate.MaySign)
            {
                Undecided(Reasons.SealCertificateUnfit, $"The {who}'s certificate is not for signing.");
            }

            return certificate;
        }
        catch (SealFormatException refusal)
        {
            Undecided(Reasons.SealCertificateUnfit, $"The {who}'s certificate: {refusal.Message}");
        }
        catch (KeyRefusedException refusal)
        {
            Undecided(Reasons.SealCertificateUnfit, $"The {who}'s certificate: {refusal.Message}");
        }

        return null;
    }

    private void JudgeTime(SealCertificate? signer)
    {
        if (applied.SealedAt is not { } sealedAt)
        {
            Undecided(Reasons.SealTimeUncertain, "The time is in a form that is not read here.");
            return;
        }

        if (signer?.IsValidAt(sealedAt) == false)
        {
            Failed(
                Reasons.SealedOutsideSealValidity,
                $"The signer's certificate is valid from {Moments.Text(signer.NotBefore)} "
                + $"to {Moments.Text(signer.NotAfter)}.");
        }

        TimeSpan skew = subject.Evidence.Policy.ClockSkew;
        if (sealedAt < subject.Payload.IssuedAt - skew)
        {
            Undecided(
                Reasons.SealTimeUncertain,
                $"The document was issued {Moments.Text(subject.Payload.IssuedAt)}.");
        }

        if (sealedAt > subject.Evidence.Now + skew)
        {
            Undecided(Reasons.SealTimeUncertain, "The time lies ahead.");
        }
    }

    private void JudgeData()
    {
        if (!applied.DataHash.Span.SequenceEqual(Hashing.Sm3(subject.Document.PayloadBytes.Span)))
        {
            Failed(Reasons.SealDataMismatch, null);
        }
    }

    private void JudgeSigner()
    {
        if (!applied.Seal.Signers.Lists(applied.AppliedBy.Certificate.Span))
        {
            Undecided(Reasons.SealSignerNotListed, null);
        }
    }

    // The maker vouches with a certificate that must have been valid when the seal was made.
    private void JudgeMaker(SealCertificate? maker)
    {
        ElectronicSeal seal = applied.Seal;
        if (!subject.Evidence.Policy.SealMakers.Covers(seal.MadeBy.Certificate.Span, applied.SealedAt))
        {
            string digest = new Hash32(Hashing.Sha256(seal.MadeBy.Certificate.Span)).ToString();
            Undecided(Reasons.SealMakerNotTrusted, $"SHA-256 of the maker's certificate: {digest}.");
        }

        if (maker?.IsValidAt(seal.Created) == false)
        {
            Undecided(
                Reasons.SealCertificateUnfit,
                $"The maker's certificate was not valid when the seal was made, "
                + $"{Moments.Text(seal.Created)}.");
        }
    }

    private void JudgePeriod()
    {
        ElectronicSeal seal = applied.Seal;
        if (applied.SealedAt is { } sealedAt && (sealedAt < seal.ValidFrom || sealedAt > seal.ValidUntil))
        {
            Failed(
                Reasons.SealedOutsideSealValidity,
                $"The seal is valid from {Moments.Text(seal.ValidFrom)} to {Moments.Text(seal.ValidUntil)}.");
        }
    }

    private string Summary()
    {
        string stamp = applied.HasTimeStamp ? " Its time stamp was not judged." : "";
        string anchored = subject.BestTime is { } anchor ? $" Anchored {Moments.Text(anchor)}." : "";
        return $"Generation {(byte)applied.Seal.Generation}, seal {applied.Seal.Id}.{anchored}{stamp}";
    }

    private void Failed(string reason, string? detail) =>
        _found.Add(Finding.Failed(Check.Seal, reason, detail));

    private void Undecided(string reason, string? detail) =>
        _found.Add(Finding.Undecided(Check.Seal, reason, detail));
}
