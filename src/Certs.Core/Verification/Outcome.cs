namespace Certs.Core.Verification;

/// <summary>What a check found. The numbers are on the wire and never change.</summary>
public enum Outcome
{
    /// <summary>
    /// The check was made and found nothing against the certificate; the reason may still say more (a
    /// revocation, for one).
    /// </summary>
    Passed = 1,

    /// <summary>It is proven that the rule is broken.</summary>
    Failed = 2,

    /// <summary>It could not be decided; the reason names what is missing.</summary>
    Undecided = 3,

    /// <summary>There is nothing to check; the reason says why.</summary>
    NotApplicable = 4,
}
