namespace Certs.Core.Verification;

/// <summary>Who can change an undecided finding.</summary>
public enum Remedy
{
    /// <summary>Asking again, or another copy from the holder.</summary>
    FreshProof = 1,

    /// <summary>A person with the issuer or the operator of this service.</summary>
    Review = 2,
}
