using System.Globalization;
using System.Text;
using System.Text.Json;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Types;

namespace Certs.Core.ShortForms;

/// <summary>One shown field of a short form: its salt, its name by its place in the type, and its value.</summary>
/// <remarks>
/// One number tells name and spelling: three times the name's place in the certificate type, from 1, or 0 where the name
/// follows as text; and one of the spellings below.
/// </remarks>
internal static class ShortField
{
    // The value's JSON follows as text.
    private const int Json = 0;

    // The value is a string, which follows.
    private const int String = 1;

    // The value is a calendar day "YYYY-MM-DD": (year * 12 + month - 1) * 31 + day - 1.
    private const int Day = 2;

    private const int Spellings = 3;

    private const int LastDay = (9999 * 12 * 31) + (11 * 31) + 30;

    /// <summary>Writes a field.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="field">The field.</param>
    /// <param name="type">The document's type; null: not one that is built in.</param>
    public static void Write(BundleOutput output, Disclosure field, CertificateType? type)
    {
        output.Raw(SaltOf(field));
        int place = PlaceOf(field.Name, type);
        string json = Encoding.UTF8.GetString(field.ValueJson.Span);
        string? text = json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) : null;
        int? day = text is null ? null : DayOf(text);
        int spelling = day is not null ? Day : text is not null ? String : Json;
        output.Number((place * Spellings) + spelling);
        if (place == 0)
        {
            ShortText.Write(output, field.Name);
        }

        if (day is { } number)
        {
            output.Number(number);
        }
        else
        {
            ShortText.Write(output, text ?? json);
        }
    }

    /// <summary>Reads a field: the JSON of its disclosure.</summary>
    /// <param name="input">Where from.</param>
    /// <param name="type">The document's type; null: not one that is built in.</param>
    public static string Read(BundleInput input, CertificateType? type)
    {
        string salt = ShortDocument.Encode(input.Raw(DocumentLimits.SaltBytes).Span);
        int places = type?.Fields.Count ?? 0;
        int tag = input.Number((places * Spellings) + Spellings - 1);
        string name = tag < Spellings ? ShortText.Read(input) : type!.Fields[(tag / Spellings) - 1].Name;
        string value = (tag % Spellings) switch
        {
            Json => ShortText.Read(input),
            String => ShortText.Quote(ShortText.Read(input)),
            _ => TextOfDay(input.Number(LastDay)),
        };
        return $"[\"{salt}\",{ShortText.Quote(name)},{value}]";
    }

    private static byte[] SaltOf(Disclosure field)
    {
        using JsonDocument parts = JsonDocument.Parse(ShortDocument.Decode(field.Encoded.Span));
        return ShortDocument.Decode(Encoding.ASCII.GetBytes(parts.RootElement[0].GetString()!));
    }

    private static int PlaceOf(string name, CertificateType? type)
    {
        for (int i = 0; i < (type?.Fields.Count ?? 0); i++)
        {
            if (type!.Fields[i].Name == name)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static int? DayOf(string text) =>
        DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? (((day.Year * 12) + day.Month - 1) * 31) + day.Day - 1
            : null;

    // Whether there is such a day is for the type's rules.
    private static string TextOfDay(int number) => string.Create(
        CultureInfo.InvariantCulture, $"\"{number / 31 / 12:d4}-{(number / 31 % 12) + 1:d2}-{(number % 31) + 1:d2}\"");
}
