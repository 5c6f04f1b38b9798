namespace Certs.Core.Verification;

/// <summary>What the window does. The numbers are on the wire and never change.</summary>
public enum WindowAction
{
    /// <summary>Take the certificate.</summary>
    Accept = 1,

    /// <summary>Take the certificate and read the notices.</summary>
    AcceptWithNotice = 2,

    /// <summary>
    /// Ask again, or ask the holder for a copy with what is missing; nothing speaks against the certificate.
    /// </summary>
    AskForFreshProof = 3,

    /// <summary>
    /// The certificate is good, only its algorithms are not recognised here: ask for a bridge statement.
    /// </summary>
    ReferToBridge = 4,

    /// <summary>A person has to decide, with the reasons of the report.</summary>
    ManualReview = 5,

    /// <summary>Do not take the certificate.</summary>
    Reject = 6,
}
