namespace Certs.Core.Verification;

/// <summary>The checks, in the order of a report. The numbers are on the wire and never change.</summary>
public enum Check
{
    /// <summary>The bytes are a document of a known version in its one canonical form.</summary>
    Format = 1,

    /// <summary>
    /// Every shown field is one that the issuer signed, and the fields that a window needs are shown.
    /// </summary>
    Disclosure = 2,

    /// <summary>The shown fields follow the certificate type that was in force at issue.</summary>
    Schema = 3,

    /// <summary>
    /// Each signature verifies under the registered key, and none that is required is missing.
    /// </summary>
    Signature = 4,

    /// <summary>Each key belonged to the issuer and was good at the best signature time.</summary>
    Key = 5,

    /// <summary>The agency is who it says and was entitled to the type at the best signature time.</summary>
    Authority = 6,

    /// <summary>Each suite was good at the best signature time.</summary>
    Suite = 7,

    /// <summary>
    /// The licence identifier is well-formed and names the issuer and the type (GB/T 36904).
    /// </summary>
    Number = 8,

    /// <summary>The document leads by its path to a root that the chain holds.</summary>
    Inclusion = 9,

    /// <summary>The block that holds the root is final.</summary>
    Finality = 10,

    /// <summary>The times that the document claims agree with the chain.</summary>
    Time = 11,

    /// <summary>What the issuer said of the certificate since.</summary>
    Status = 12,

    /// <summary>The own validity of the licence.</summary>
    Period = 13,

    /// <summary>The electronic seal.</summary>
    Seal = 14,

    /// <summary>The rules of the relying province.</summary>
    Recognition = 15,

    /// <summary>A bridge statement.</summary>
    Bridge = 16,

    /// <summary>The presentation by the holder.</summary>
    Presentation = 17,
}
