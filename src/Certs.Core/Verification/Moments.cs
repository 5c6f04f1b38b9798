using System.Globalization;

namespace Certs.Core.Verification;

/// <summary>Writes moments the one way that reports do.</summary>
internal static class Moments
{
    /// <summary>RFC 3339, UTC, whole seconds: <c>2026-07-01T08:30:00Z</c>.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
