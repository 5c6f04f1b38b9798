using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>A certificate that only its signatures are missing from.</summary>
/// <remarks>Nothing in it can change any more. <see cref="ToStoredForm"/> keeps it until an agency has signed
/// elsewhere.</remarks>
public sealed class PreparedCertificate
{
    private readonly IReadOnlyList<byte[]> _protectedHeaders;

    private PreparedCertificate(
        byte[] payloadBytes, byte[] payloadEncoded, Payload payload, IReadOnlyList<DraftKey> keys,
        IReadOnlyList<byte[]> protectedHeaders, IReadOnlyList<Disclosure> disclosures)
    {
        PayloadBytes = payloadBytes;
        PayloadEncoded = payloadEncoded;
        Payload = payload;
        Keys = keys;
        _protectedHeaders = protectedHeaders;
        Disclosures = disclosures;
    }

    /// <summary>The payload in canonical form, as it is signed.</summary>
    public ReadOnlyMemory<byte> PayloadBytes { get; }

    /// <summary>The BASE64URL text of the payload.</summary>
    public ReadOnlyMemory<byte> PayloadEncoded { get; }

    /// <summary>The claims.</summary>
    public Payload Payload { get; }

    /// <summary>The keys that must sign, ascending by suite.</summary>
    public IReadOnlyList<DraftKey> Keys { get; }

    /// <summary>All fields with their salts.</summary>
    public IReadOnlyList<Disclosure> Disclosures { get; }

    /// <summary>
    /// What the key of <paramref name="suite"/> signs: protected header, a dot, payload (RFC 7515 §5.1).
    /// </summary>
    /// <exception cref="ArgumentException">The certificate is not to be signed in this suite.</exception>
    public byte[] SigningInput(Suite suite)
    {
        byte[] header = _protectedHeaders[IndexOf(suite)];
        return [.. header, (byte)'.', .. PayloadEncoded.Span];
    }

    /// <summary>
    /// Makes the document's file. The signatures are taken as they are: verify them before.
    /// </summary>
    /// <param name="signatures">One for every suite of <see cref="Keys"/> and no other; ECDSA and SM2 as
    /// r‖s.</param>
    /// <returns>The file, without an anchor.</returns>
    /// <exception cref="ArgumentException">A signature is missing, foreign, empty or longer than 1024
    /// bytes.</exception>
    public byte[] Complete(IReadOnlyDictionary<Suite, byte[]> signatures) =>
        DocumentWriter.Write(Sign(signatures));

    /// <summary>
    /// Joins the signatures to the document that <see cref="Complete"/> writes, without writing it.
    /// </summary>
    /// <param name="signatures">As for <see cref="Complete"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="Complete"/>.</exception>
    public CertificateDocument Sign(IReadOnlyDictionary<Suite, byte[]> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        if (signatures.Count != Keys.Count)
        {
            throw new ArgumentException("One signature is needed for each key.", nameof(signatures));
        }

        DocumentSignature[] signed = new DocumentSignature[Keys.Count];
        for (int i = 0; i < signed.Length; i++)
        {
            DraftKey key = Keys[i];
            if (!signatures.TryGetValue(key.Suite, out byte[]? value)
                || value.Length is 0 or > DocumentLimits.SignatureBytes)
            {
                throw new ArgumentException($"No usable signature in {key.Suite}.", nameof(signatures));
            }

            signed[i] = new DocumentSignature(_protectedHeaders[i], key.Suite, key.KeyId, value);
        }

        return new CertificateDocument(PayloadBytes, PayloadEncoded, Payload, signed, Disclosures, null);
    }

    /// <summary>
    /// The certificate as canonical JSON: disclosures, payload, protected headers. Holds all salts.
    /// </summary>
    public byte[] ToStoredForm()
    {
        JsonBuffer buffer = new(PayloadEncoded.Length + (Disclosures.Count * 160) + 512);
        try
        {
            buffer.Append("{\"disclosures\":["u8);
            AppendTexts(ref buffer, Disclosures.Select(disclosure => disclosure.Encoded));
            buffer.Append("],\"payload\":"u8);
            buffer.AppendQuoted(PayloadEncoded.Span);
            buffer.Append(",\"protected\":["u8);
            AppendTexts(ref buffer, _protectedHeaders.Select(header => (ReadOnlyMemory<byte>)header));
            buffer.Append("]}"u8);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Reads what <see cref="ToStoredForm"/> wrote.</summary>
    /// <param name="utf8">The stored bytes; the result refers to them, so they must not change
    /// afterwards.</param>
    /// <exception cref="DocumentFormatException">Not a stored certificate.</exception>
    public static PreparedCertificate FromStoredForm(ReadOnlyMemory<byte> utf8)
    {
        CanonicalReader reader = new(utf8.Span, "prepared");
        reader.StartObject();
        reader.Member("disclosures"u8);
        List<Disclosure> disclosures = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            disclosures.Add(DisclosureReader.Read(DocumentReader.ReadEncoded(ref reader, utf8), "prepared"));
        }

        reader.Member("payload"u8);
        byte[] payload = Base64UrlText.Decode(reader.ReadString())
            ?? throw reader.Refuse(FormatRule.BadBase64Url, "payload");
        reader.Member("protected"u8);
        List<DraftKey> keys = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            (Suite suite, Hash32 keyId) = ProtectedHeader.Read(
                reader.ReadString(), "prepared.protected", ProtectedHeader.CertificateType);
            keys.Add(new DraftKey(suite, keyId));
        }

        reader.EndObject();
        reader.End();
        return Create(payload, keys, disclosures);
    }

    internal static PreparedCertificate Create(
        byte[] payloadBytes, IReadOnlyList<DraftKey> keys, IReadOnlyList<Disclosure> disclosures)
    {
        // Reading what was written checks every rule once more, and gives the claims as every reader will see
        // them.
        Payload payload = PayloadReader.Read(payloadBytes);
        byte[] encoded = new byte[Base64UrlText.EncodedLength(payloadBytes.Length)];
        Base64UrlText.Encode(payloadBytes, encoded);
        byte[][] headers =
        [
            .. keys.Select(key => ProtectedHeader.Encode(
                key.Suite, key.KeyId, ProtectedHeader.CertificateType)),
        ];
        return new PreparedCertificate(payloadBytes, encoded, payload, keys, headers, disclosures);
    }

    private static void AppendTexts(ref JsonBuffer buffer, IEnumerable<ReadOnlyMemory<byte>> texts)
    {
        bool isFirst = true;
        foreach (ReadOnlyMemory<byte> text in texts)
        {
            buffer.Append(isFirst ? default : ","u8);
            buffer.AppendQuoted(text.Span);
            isFirst = false;
        }
    }

    private int IndexOf(Suite suite)
    {
        for (int i = 0; i < Keys.Count; i++)
        {
            if (Keys[i].Suite == suite)
            {
                return i;
            }
        }

        throw new ArgumentException($"The certificate is not to be signed in {suite}.", nameof(suite));
    }
}
