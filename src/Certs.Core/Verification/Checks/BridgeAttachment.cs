using Certs.Core.Bridging;
using Certs.Core.Documents;

namespace Certs.Core.Verification.Checks;

/// <summary>Whether a statement can be read, and is about this document and for this province.</summary>
internal static class BridgeAttachment
{
    /// <summary>The finding of a statement that could not be read.</summary>
    public static Finding Unreadable(DocumentFormatException refusal) =>
        refusal.Rule is FormatRule.UnknownVersion or FormatRule.UnknownSuite
            ? Finding.Undecided(Check.Bridge, Reasons.BridgeFormatUnknown, refusal.Message)
            : Finding.Failed(Check.Bridge, Reasons.BridgeMalformed, refusal.Message);

    /// <summary>Why the statement says nothing here; null: it is about this document and province.</summary>
    public static Finding? Problem(Case subject, BridgeClaims claims, BridgedOriginal original)
    {
        if (claims.Type == BridgeType.Vct || subject.Payload.Type == BridgeType.Vct)
        {
            return Finding.Failed(Check.Bridge, Reasons.BridgeOfBridge);
        }

        string? difference = claims.Original.DifferenceTo(original)
            ?? (claims.Type != subject.Payload.Type ? "type"
                : claims.Chain != subject.Payload.Chain ? "chain"
                : null);
        if (difference is not null)
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeMisattached, $"The statement names another {difference}.");
        }

        if (claims.RelyingProvince != subject.Evidence.RelyingProvince)
        {
            return Finding.NotApplicable(Check.Bridge, Reasons.BridgeForOtherProvince) with
            {
                Detail = $"Made for province {claims.RelyingProvince}.",
            };
        }

        return claims.Issuer == claims.Original.Issuer
            ? Finding.Failed(Check.Bridge, Reasons.BridgeOfOwnCertificate)
            : null;
    }
}
