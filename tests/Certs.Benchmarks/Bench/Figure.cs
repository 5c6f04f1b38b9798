using System.Globalization;
using System.Text.Json;

namespace Certs.Benchmarks.Bench;

/// <summary>One line of the report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit of value and limit.</param>
/// <param name="Limit">What the machine could do at best, or what is allowed at most; null: a part of a limit.</param>
/// <param name="Target">The ratio that is aimed at; null: none.</param>
/// <param name="IsFloor">True: the ratio should be at least the target; false: at most.</param>
internal sealed record Figure(
    string Name, double Value, string Unit, double? Limit = null, double? Target = null, bool IsFloor = true)
{
    /// <summary>Value by limit.</summary>
    public double? Ratio => Value / Limit;

    /// <summary>Whether the target is reached; null: there is none.</summary>
    public bool? IsMet => Target is null ? null : IsFloor ? Ratio >= Target : Ratio <= Target;

    /// <summary>The head of the lines.</summary>
    public static string Head => Line("name", "value", "unit", "limit", "ratio", "target");

    /// <summary>The line for people.</summary>
    public string ToLine() => Line(
        Name, Number(Value), Unit, Number(Limit), Ratio?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-",
        Target is null ? "-" : string.Create(
            CultureInfo.InvariantCulture, $"{(IsFloor ? ">=" : "<=")} {Target:0.##} {(IsMet is true ? "met" : "MISSED")}"));

    /// <summary>The line for programs, one JSON object.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { Name, Value, Unit, Limit, Ratio, Target, IsFloor, IsMet }, JsonSerializerOptions.Web);

    private static string Number(double? value) => value is { } number
        ? number.ToString(Math.Abs(number) < 100 ? "0.00" : "0", CultureInfo.InvariantCulture)
        : "-";

    private static string Line(string name, string value, string unit, string limit, string ratio, string target) =>
        $"{name,-40} {value,10} {unit,-8} {limit,10} {ratio,7}  {target}";
}
