namespace Certs.Core.Types;

/// <summary>A spelling that a pattern cannot express.</summary>
public enum TextFormat
{
    /// <summary>
    /// <c>date</c>: a day of the Gregorian calendar as YYYY-MM-DD (RFC 3339 §5.6 full-date).
    /// </summary>
    Date = 1,

    /// <summary>
    /// <c>credit-code</c>: a unified social credit code with its two check characters (GB 32100-2015).
    /// </summary>
    CreditCode = 2,

    /// <summary>
    /// <c>resident-id</c>: a resident identity number with its check character (GB 11643-1999).
    /// </summary>
    ResidentId = 3,
}
