using System.Globalization;
using System.Security.Cryptography;
using Certs.Api.V1;
using Certs.Core.Evm;
using Certs.Core.Numbers;
using Certs.Core.Types;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli;

/// <summary>What people write on the command line, read; and what they are shown in its place.</summary>
internal static class Values
{
    /// <summary>A province.</summary>
    /// <exception cref="UsageException">There is none with this code.</exception>
    public static ushort Province(string option, int code) =>
        Core.Numbers.Province.TryFind(code, out _)
            ? (ushort)code
            : throw new UsageException(
                $"{option} {code}: there is no such province (GB/T 2260, two digits, such as 33).");

    /// <summary>A moment in whole seconds; null: none was written.</summary>
    /// <exception cref="UsageException">It is no time.</exception>
    public static DateTimeOffset? Moment(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds())
            : throw new UsageException($"{option} {text}: a time as in RFC 3339, such as 2026-11-21T08:00:00+08:00.");
    }

    /// <summary>A moment for the wire; null: none was written.</summary>
    public static Timestamp? Time(string option, string? text) => Moment(option, text)?.ToTimestamp();

    /// <summary>A request id: the one that was written, or a new one.</summary>
    /// <exception cref="UsageException">It is no UUID.</exception>
    public static string RequestId(string? text) =>
        text is null ? Guid.NewGuid().ToString()
        : Guid.TryParseExact(text, "D", out Guid id) ? id.ToString()
        : throw new UsageException($"--request-id {text}: a UUID.");

    /// <summary>A certificate type by its URN, or by its name, which means the newest version.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static CertificateType Type(string text) =>
        CertificateTypes.BuiltIn.Find(text)
            ?? CertificateTypes.BuiltIn.All.LastOrDefault(
                type => type.Vct.StartsWith($"urn:certs:type:{text}:", StringComparison.Ordinal))
            ?? throw new UsageException($"There is no type '{text}'. certs types list shows what there is.");

    /// <summary>The bytes of hexadecimal digits.</summary>
    /// <exception cref="UsageException">They are not as many.</exception>
    public static ByteString Hex(string option, string text, int length)
    {
        string digits = text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text;
        return digits.Length == 2 * length && digits.All(char.IsAsciiHexDigit)
            ? ByteString.CopyFrom(Convert.FromHexString(digits))
            : throw new UsageException($"{option}: {2 * length} hexadecimal digits.");
    }

    /// <summary>An account; empty: none was written.</summary>
    public static ByteString Account(string option, string? text) =>
        text is null ? ByteString.Empty : Hex(option, text, Address.Length);

    /// <summary>The SHA-256 of a policy's full text; empty: none was written.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static ByteString PolicyDigest(FileInfo? file)
    {
        if (file is null)
        {
            return ByteString.Empty;
        }

        return file.Exists
            ? ByteString.CopyFrom(SHA256.HashData(File.ReadAllBytes(file.FullName)))
            : throw new UsageException($"{file.FullName}: there is no such file.");
    }

    /// <summary>What a rule says.</summary>
    /// <exception cref="UsageException">There is no such verdict.</exception>
    public static RuleVerdict Verdict(string option, string text) => text.Replace('-', '_').ToUpperInvariant() switch
    {
        "RECOGNISED" => RuleVerdict.Recognised,
        "BY_BRIDGE" => RuleVerdict.ByBridge,
        "NOT_RECOGNISED" => RuleVerdict.NotRecognised,
        "RECOGNISED_WITH_CONDITIONS" => RuleVerdict.RecognisedWithConditions,
        _ => throw new UsageException(
            $"{option} {text}: recognised, by-bridge, not-recognised or recognised-with-conditions."),
    };

    /// <summary>A province by code and names.</summary>
    public static string Name(ushort code) =>
        Core.Numbers.Province.TryFind(code, out Province? province)
            ? $"{code} {province.NameZh} {province.NameEn}"
            : $"{code}";

    /// <summary>A moment, to the second; nothing for null.</summary>
    public static string Text(DateTimeOffset? moment) => moment is { } time
        ? time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : "";
}
