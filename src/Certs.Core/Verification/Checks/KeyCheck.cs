using Certs.Core.Documents;
using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>Each key belonged to the issuer and was good at the best signature time.</summary>
/// <remarks>
/// The best signature time is the anchor's block time and never the issuer's own <c>iat</c>: who stole a key
/// can write any date into a document, but cannot put it into an old block. A revocation cuts at its
/// invalidity date, whenever it was recorded; a signature that is proven to be older stays good.
/// </remarks>
internal sealed class KeyCheck : ICheck
{
    public Check Name => Check.Key;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings)
    {
        foreach (DocumentSignature signature in subject.Document.Signatures)
        {
            Finding finding = subject.Registry is { } registry
                ? Judge(subject, registry, signature.KeyId)
                : subject.RegistryMissing(Check.Key);
            findings.Add(finding.About(signature.Suite, Clock.AnchorBlock, subject.BestTime));
        }
    }

    private static Finding Judge(Case subject, RegistryView registry, Hash32 keyId)
    {
        if (registry.FindKey(subject.Payload.Issuer, keyId) is not { } key)
        {
            return registry.FindFirstAgency(keyId) is { } other
                ? Finding.Failed(Check.Key, Reasons.KeyNotOfIssuer, $"The key was entered by {other}.")
                : Finding.Undecided(Check.Key, Reasons.KeyUnknown);
        }

        return subject.BestTime is { } time
            ? subject.OnlyFresh(JudgeAt(key, time, subject.Evidence.At))
            : Finding.Undecided(Check.Key, key.Revocation is null ? Reasons.NoPoe : Reasons.RevokedNoPoe);
    }

    /// <summary>Whether a key was good when a signature is proven to have existed.</summary>
    /// <param name="key">The key, as registered.</param>
    /// <param name="time">The best signature time.</param>
    /// <param name="at">The moment asked about.</param>
    public static Finding JudgeAt(KeyRecord key, DateTimeOffset time, DateTimeOffset at)
    {
        if (key.Revocation is { } revocation && revocation.InvalidFrom <= time)
        {
            return Finding.Failed(
                Check.Key, Reasons.SignedAfterKeyRevocation,
                $"Invalid from {Moments.Text(revocation.InvalidFrom)} on, reason {revocation.Reason}.");
        }

        if (!key.Valid.Contains(time))
        {
            string until = key.Valid.Until is { } end ? Moments.Text(end) : "further notice";
            return Finding.Failed(
                Check.Key, Reasons.SignedOutsideKeyValidity,
                $"The key may sign from {Moments.Text(key.Valid.From)} until {until}.");
        }

        return key.Revocation is { } later && later.InvalidFrom <= at
            ? Finding.Passed(
                Check.Key, Reasons.KeyRevokedLater,
                $"The key is invalid from {Moments.Text(later.InvalidFrom)} on.")
            : Finding.Passed(Check.Key);
    }
}
