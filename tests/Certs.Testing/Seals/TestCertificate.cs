using System.Formats.Asn1;
using Certs.Core.Suites;

namespace Certs.Testing.Seals;

/// <summary>A self-signed X.509 certificate (RFC 5280 §4.1) of a seal's maker or signer.</summary>
public sealed record TestCertificate
{
    /// <summary>The subject's common name.</summary>
    public string Name { get; init; } = "兰州市城关区人民政府";

    /// <summary>The serial number, from 1.</summary>
    public int Serial { get; init; } = 1;

    /// <summary>The first moment of its validity.</summary>
    public DateTimeOffset NotBefore { get; init; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last moment of its validity, included.</summary>
    public DateTimeOffset NotAfter { get; init; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The first byte of the key usage: 0x80 digitalSignature, 0x40 nonRepudiation, 0x20 keyEncipherment;
    /// null: no key usage.
    /// </summary>
    public byte? KeyUsage { get; init; } = 0xc0;

    /// <summary>Writes and signs the certificate.</summary>
    /// <param name="key">The subject's key, which signs.</param>
    public byte[] Sign(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] signed = Signed(key);
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            WriteAlgorithm(writer, key.Public.Suite);
            writer.WriteBitString(SealValue.Der(key, signed));
        }

        return writer.Encode();
    }

    private byte[] Signed(SigningKey key)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                writer.WriteInteger(2);
            }

            writer.WriteInteger(Serial);
            WriteAlgorithm(writer, key.Public.Suite);
            WriteName(writer);
            using (writer.PushSequence())
            {
                writer.WriteUtcTime(NotBefore);
                writer.WriteUtcTime(NotAfter);
            }

            WriteName(writer);
            writer.WriteEncodedValue(key.Public.Spki.Span);
            WriteExtensions(writer);
        }

        return writer.Encode();
    }

    private void WriteName(AsnWriter writer)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Name);
        }
    }

    private void WriteExtensions(AsnWriter writer)
    {
        if (KeyUsage is not { } usage)
        {
            return;
        }

        AsnWriter value = new(AsnEncodingRules.DER);
        value.WriteBitString([usage], System.Numerics.BitOperations.TrailingZeroCount(usage));
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.29.15");
            writer.WriteBoolean(true);
            writer.WriteOctetString(value.Encode());
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, Suite suite)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SuiteTable.Get(suite).SignatureOid);
        }
    }
}
