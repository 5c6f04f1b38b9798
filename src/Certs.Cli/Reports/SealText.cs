using Certs.Core;
using Certs.Core.Seals;
using Certs.Core.Suites;

namespace Certs.Cli.Reports;

/// <summary>What a document's electronic seal says of itself, in one paragraph; nothing of it is judged.</summary>
internal static class SealText
{
    /// <summary>The paragraph.</summary>
    /// <param name="der">The seal's DER; empty: none.</param>
    public static string Of(ReadOnlyMemory<byte> der) => der.IsEmpty
        ? "无 none in this copy"
        : SealReading.Of(der) switch
        {
            SealReading.Readable readable => Of(readable.Applied),
            SealReading.Unreadable unreadable => $"无法读取 unreadable: {unreadable.Rule} ({unreadable.Place})",
            _ => throw new InvalidOperationException("A seal is readable or not."),
        };

    private static string Of(AppliedSeal applied)
    {
        ElectronicSeal seal = applied.Seal;
        string time = applied.SealedAt is { } sealedAt ? Text(sealedAt) : "时间无法读取 time not readable";
        return $"""
            {seal.Name} ({seal.Id}), 版本 generation {(byte)seal.Generation}
            有效期 valid {Text(seal.ValidFrom)} – {Text(seal.ValidUntil)}
            签章 applied {time}, {NameOf(applied.AppliedBy)}
            制章 made {Text(seal.Created)}, {NameOf(seal.MadeBy)}
            制章人证书 maker's certificate SHA-256 {new Hash32(Hashing.Sha256(seal.MadeBy.Certificate.Span))}
            """;
    }

    private static string NameOf(SealSignature signature)
    {
        try
        {
            SealCertificate certificate = SealCertificateReader.Read(signature.Certificate);
            return certificate.CommonName ?? Convert.ToHexStringLower(certificate.Serial.Span);
        }
        catch (SealFormatException)
        {
            return "证书无法读取 certificate not readable";
        }
    }

    private static string Text(DateTimeOffset moment) => $"{moment:yyyy-MM-dd HH:mm:ss}Z";
}
