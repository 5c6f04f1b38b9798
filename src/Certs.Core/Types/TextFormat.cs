namespace Certs.Core.Types;

/// <summary>A spelling that a pattern cannot express.</summary>
public enum TextFormat
{
    /// <summary><c>date</c>: a day of the Gregorian calendar as YYYY-MM-DD (RFC 3339 §5.6 full-date).</summary>
    Date = 1,
}
