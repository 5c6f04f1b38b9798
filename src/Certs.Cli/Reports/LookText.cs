using Certs.Api.V1;
using Certs.Core.Numbers;
using Certs.Core.Verification;

namespace Certs.Cli.Reports;

/// <summary>Who had a certificate judged, as one line of its history.</summary>
internal static class LookText
{
    /// <summary>When, who, for which province, what for, with which outcome.</summary>
    public static string Of(VerifiedEvent looks) => string.Join(
        "  ",
        ((string?[])
        [
            Time(looks),
            $"查验 verified by {Who(looks)}",
            $"用于 for {Name(looks.Province)}",
            looks.Purpose.Length == 0 ? null : $"用途 purpose {looks.Purpose}",
            WindowWords.Of((Core.Verification.Standing)looks.Standing).Text,
            WindowWords.Of((WindowAction)looks.Action).Text,
        ]).Where(part => part is not null));

    private static string Time(VerifiedEvent looks)
    {
        string first = Values.Text(looks.FirstTime.ToDateTimeOffset());
        return looks.Verdicts == 1
            ? first
            : $"{first} – {Values.Text(looks.LastTime.ToDateTimeOffset())}, {looks.Verdicts} 次 times";
    }

    private static string Who(VerifiedEvent looks) => looks.Role == AskerRole.Anonymous
        ? "匿名 anonymous"
        : $"{Name(looks.AskerProvince)} {(looks.Organisation.Length == 0 ? looks.Role : looks.Organisation)}";

    private static string Name(uint province) => Province.TryFind((int)province, out Province? found)
        ? $"{found.NameZh} {found.NameEn}"
        : $"{province}";
}
