using System.Globalization;

namespace Certs.Core.Documents;

/// <summary>
/// The places of a document's items as errors name them. Made once: they are needed for every item that is read, and
/// told for hardly any.
/// </summary>
internal static class ItemPaths
{
    /// <summary><c>disclosures[0]</c> and so on.</summary>
    public static IReadOnlyList<string> Disclosures { get; } = Of("disclosures[{0}]", DocumentLimits.Disclosures);

    /// <summary><c>signatures[0]</c> and so on.</summary>
    public static IReadOnlyList<string> Signatures { get; } = Of("signatures[{0}]", DocumentLimits.Signatures);

    private static string[] Of(string format, int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, format, i))];
}
