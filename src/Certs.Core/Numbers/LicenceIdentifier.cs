using System.Globalization;

namespace Certs.Core.Numbers;

/// <summary>
/// A licence identifier 电子证照标识, GB/T 36904 as public systems write it:
/// <c>1.2.156.3005.2.type.issuer.serial.version.check</c>.
/// </summary>
/// <param name="TypeCode">
/// 证照类型代码: the unified social credit code of the authority that defined the type and three digits,
/// together 21 characters.
/// </param>
/// <param name="Issuer">颁发机构代码: the agency that issued the licence.</param>
/// <param name="Serial">流水号: 1 to 64 characters of <c>0-9A-Z</c>, unique for one type and issuer.</param>
/// <param name="Version">版本号: 1 to 999.</param>
/// <param name="Check">The check character as it was read, or as the rule gives it.</param>
public sealed record LicenceIdentifier(
    string TypeCode, UnifiedSocialCreditCode Issuer, string Serial, int Version, char Check)
{
    /// <summary>The object identifier that all licence identifiers start with.</summary>
    public const string Root = "1.2.156.3005.2";

    /// <summary>
    /// The most characters of a serial number. The standard's text was not available; 32 were seen.
    /// </summary>
    public const int MaxSerialLength = 64;

    private const int TypeSequenceLength = 3;
    private const int VersionLength = 3;
    private const int PartsAfterRoot = 5;

    /// <summary>Makes an identifier with the check character that the rule gives.</summary>
    /// <exception cref="ArgumentException">A part breaks its rule; the message names it.</exception>
    public static LicenceIdentifier Create(
        string typeCode, UnifiedSocialCreditCode issuer, string serial, int version)
    {
        string shown = version.ToString("D3", CultureInfo.InvariantCulture);
        NumberRule? broken = !IsTypeCode(typeCode) ? NumberRule.TypeCode : FirstBroken(serial, shown);
        return broken is null
            ? new LicenceIdentifier(
                typeCode, issuer, serial, version, Iso7064.Mod37_36(typeCode + issuer.Value + serial + shown))
            : throw new ArgumentException($"No licence identifier: {broken}.", nameof(serial));
    }

    /// <summary>Reads an identifier.</summary>
    /// <param name="text">Any text; nothing in it is repaired.</param>
    /// <returns>
    /// Good, good but for a check character by the routine of one vendor, or malformed with the first rule
    /// that is broken.
    /// </returns>
    public static LicenceIdentifierReading Read(string text)
    {
        if (!text.StartsWith(Root + ".", StringComparison.Ordinal))
        {
            return new LicenceIdentifierReading.Malformed(NumberRule.Root);
        }

        string[] parts = text[(Root.Length + 1)..].Split('.');
        if (parts.Length != PartsAfterRoot)
        {
            return new LicenceIdentifierReading.Malformed(NumberRule.Length);
        }

        return FirstBroken(parts[0], parts[1], parts[2], parts[3]) is { } broken
            ? new LicenceIdentifierReading.Malformed(broken)
            : Judge(parts);
    }

    /// <summary>The identifier as it is written, with its root and dots.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Root}.{TypeCode}.{Issuer}.{Serial}.{Version:D3}.{Check}");

    private static LicenceIdentifierReading Judge(string[] parts)
    {
        if (parts[4].Length != 1 || !UnifiedSocialCreditCode.TryParse(parts[1], out var issuer, out _))
        {
            return new LicenceIdentifierReading.Malformed(NumberRule.CheckCharacter);
        }

        char check = parts[4][0];
        string body = string.Concat(parts.AsSpan(0, 4));
        int version = int.Parse(parts[3], CultureInfo.InvariantCulture);
        LicenceIdentifier identifier = new(parts[0], issuer, parts[2], version, check);
        if (check == Iso7064.Mod37_36(body))
        {
            return new LicenceIdentifierReading.Good(identifier);
        }

        return check == LegacyCheckCharacter.Of(body)
            ? new LicenceIdentifierReading.LegacyCheck(identifier)
            : new LicenceIdentifierReading.Malformed(NumberRule.CheckCharacter);
    }

    private static NumberRule? FirstBroken(string typeCode, string issuer, string serial, string version)
    {
        if (!IsTypeCode(typeCode))
        {
            return NumberRule.TypeCode;
        }

        return UnifiedSocialCreditCode.TryParse(issuer, out _, out _)
            ? FirstBroken(serial, version)
            : NumberRule.IssuerCode;
    }

    private static NumberRule? FirstBroken(string serial, string version)
    {
        if (serial.Length is 0 or > MaxSerialLength || !Alphabets.IsAlphanumeric(serial))
        {
            return NumberRule.Serial;
        }

        bool isVersion = version.Length == VersionLength && Alphabets.IsDigits(version) && version != "000";
        return isVersion ? null : NumberRule.Version;
    }

    private static bool IsTypeCode(string text) =>
        text.Length == UnifiedSocialCreditCode.Length + TypeSequenceLength
        && UnifiedSocialCreditCode.TryParse(text[..UnifiedSocialCreditCode.Length], out _, out _)
        && Alphabets.IsDigits(text.AsSpan(UnifiedSocialCreditCode.Length));
}
