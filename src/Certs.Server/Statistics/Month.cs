using System.Globalization;

namespace Certs.Server.Statistics;

/// <summary>A month, UTC.</summary>
/// <param name="Number">Year × 100 + month: the number in the store.</param>
internal readonly record struct Month(int Number) : IComparable<Month>
{
    private const string Format = "yyyy-MM";

    /// <summary>The month of a moment.</summary>
    public static Month Of(DateTimeOffset moment) => new((100 * moment.UtcDateTime.Year) + moment.UtcDateTime.Month);

    /// <summary>Reads a month such as <c>2026-11</c>; null: it is none.</summary>
    public static Month? Parse(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime first)
            ? new Month((100 * first.Year) + first.Month)
            : null;

    /// <summary>How many months lie between; 0 for the same.</summary>
    public int MonthsAfter(Month other) =>
        (12 * ((Number / 100) - (other.Number / 100))) + (Number % 100) - (other.Number % 100);

    /// <inheritdoc />
    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number / 100:D4}-{Number % 100:D2}");
}
