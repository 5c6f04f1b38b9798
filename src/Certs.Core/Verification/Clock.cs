namespace Certs.Core.Verification;

/// <summary>Which time a check used. The numbers are on the wire and never change.</summary>
public enum Clock
{
    /// <summary>The time of the block that anchored the document: the best signature time.</summary>
    AnchorBlock = 1,

    /// <summary>The moment as at which the verdict is asked for.</summary>
    AsAt = 2,

    /// <summary>The time of the block that the registries were read at.</summary>
    Head = 3,

    /// <summary>The time of issue that the document claims.</summary>
    Issued = 4,

    /// <summary>The time at which the electronic seal was applied, as it says itself.</summary>
    Sealed = 5,
}
