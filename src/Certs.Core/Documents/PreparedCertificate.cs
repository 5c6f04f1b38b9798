using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>A certificate that only its signatures are missing from.</summary>
/// <remarks>Nothing in it can change any more. <see cref="ToStoredForm"/> keeps it until an agency has signed
/// elsewhere.</remarks>
public sealed class PreparedCertificate
{
    private readonly ReadOnlyMemory<byte>[] _signingInputs;
    private readonly int _encodedLength;

    private PreparedCertificate(
        byte[] payloadBytes, Payload payload, IReadOnlyList<DraftKey> keys, ReadOnlyMemory<byte>[] signingInputs,
        IReadOnlyList<Disclosure> disclosures)
    {
        PayloadBytes = payloadBytes;
        Payload = payload;
        Keys = keys;
        _signingInputs = signingInputs;
        _encodedLength = Base64UrlText.EncodedLength(payloadBytes.Length);
        Disclosures = disclosures;
    }

    /// <summary>The payload in canonical form, as it is signed.</summary>
    public ReadOnlyMemory<byte> PayloadBytes { get; }

    /// <summary>The BASE64URL text of the payload.</summary>
    public ReadOnlyMemory<byte> PayloadEncoded => _signingInputs[0][^_encodedLength..];

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
    public ReadOnlyMemory<byte> SigningInput(Suite suite) => _signingInputs[IndexOf(suite)];

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
        return signatures.Count == Keys.Count
            ? Sign([.. Keys.Select(key => signatures.GetValueOrDefault(key.Suite, []))])
            : throw new ArgumentException("One signature is needed for each key.", nameof(signatures));
    }

    /// <summary>Joins the signatures to the document.</summary>
    /// <param name="signatures">One for each of <see cref="Keys"/>, in their order.</param>
    /// <exception cref="ArgumentException">As for <see cref="Complete"/>.</exception>
    public CertificateDocument Sign(IReadOnlyList<byte[]> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        DocumentSignature[] signed = new DocumentSignature[Keys.Count];
        for (int i = 0; i < signed.Length; i++)
        {
            DraftKey key = Keys[i];
            if (signatures[i].Length is 0 or > DocumentLimits.SignatureBytes)
            {
                throw new ArgumentException($"No usable signature in {key.Suite}.", nameof(signatures));
            }

            signed[i] = new DocumentSignature(ProtectedHeaderOf(i), key.Suite, key.KeyId, signatures[i]);
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
            AppendTexts(ref buffer, Enumerable.Range(0, Keys.Count).Select(ProtectedHeaderOf));
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

        if (keys.Count == 0)
        {
            throw reader.Refuse(FormatRule.BadValue, "protected");
        }

        reader.EndObject();
        reader.End();
        return Create(payload, PayloadReader.Read(payload), keys, disclosures);
    }

    internal static PreparedCertificate Create(
        byte[] payloadBytes, Payload payload, IReadOnlyList<DraftKey> keys, IReadOnlyList<Disclosure> disclosures)
    {
        ReadOnlyMemory<byte>[] inputs = new ReadOnlyMemory<byte>[keys.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            byte[] header = ProtectedHeader.Encode(
                keys[i].Suite, keys[i].KeyId, ProtectedHeader.CertificateType);
            byte[] input = GC.AllocateUninitializedArray<byte>(
                header.Length + 1 + Base64UrlText.EncodedLength(payloadBytes.Length));
            header.CopyTo(input, 0);
            input[header.Length] = (byte)'.';
            Base64UrlText.Encode(payloadBytes, input.AsSpan(header.Length + 1));
            inputs[i] = input;
        }

        return new PreparedCertificate(payloadBytes, payload, keys, inputs, disclosures);
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

    private ReadOnlyMemory<byte> ProtectedHeaderOf(int key) => _signingInputs[key][..^(_encodedLength + 1)];

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
