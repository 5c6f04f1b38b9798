namespace Certs.Core.Verification;

/// <summary>
/// The first axis of a verdict, in the words of ETSI EN 319 102-1 §5.1.3. The numbers are on the wire and
/// never change.
/// </summary>
public enum Authenticity
{
    /// <summary>The document is what the named agency issued, and it was entitled to.</summary>
    TotalPassed = 1,

    /// <summary>It is proven that it is not.</summary>
    TotalFailed = 2,

    /// <summary>What is known does not suffice to say either.</summary>
    Indeterminate = 3,
}
