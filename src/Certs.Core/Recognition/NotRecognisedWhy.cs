namespace Certs.Core.Recognition;

/// <summary>
/// Why a relying province does not recognise a certificate. The numbers are on the wire and never change.
/// </summary>
public enum NotRecognisedWhy
{
    /// <summary>None of the signature suites is recognised; other suites would be.</summary>
    Suite = 1,

    /// <summary>The electronic seal's generation is not recognised.</summary>
    Seal = 2,

    /// <summary>The certificate type is not recognised.</summary>
    Type = 3,

    /// <summary>The issuing province is not recognised.</summary>
    Issuer = 4,

    /// <summary>The relying province has no rule that could match.</summary>
    NoAgreement = 5,

    /// <summary>A rule did recognise such certificates, and has ended.</summary>
    AgreementEnded = 6,
}
