using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>A bridge statement that only lacks its signatures.</summary>
public sealed class PreparedStatement
{
    private readonly byte[] _payload;
    private readonly byte[] _payloadEncoded;
    private readonly byte[][] _headers;

    private PreparedStatement(byte[] payload, BridgeClaims claims, IReadOnlyList<DraftKey> keys)
    {
        _payload = payload;
        _payloadEncoded = new byte[Base64UrlText.EncodedLength(payload.Length)];
        Base64UrlText.Encode(payload, _payloadEncoded);
        _headers =
        [
            .. keys.Select(key => ProtectedHeader.Encode(key.Suite, key.KeyId, ProtectedHeader.StatementType)),
        ];
        Claims = claims;
        Keys = keys;
    }

    /// <summary>The claims, as every reader will see them.</summary>
    public BridgeClaims Claims { get; }

    /// <summary>The keys that must sign, ascending by suite.</summary>
    public IReadOnlyList<DraftKey> Keys { get; }

    /// <summary>Writes the payload that is to be signed.</summary>
    /// <param name="claims">What the statement is to say.</param>
    /// <param name="keys">The keys that are to sign, in the order of the claims' suites.</param>
    /// <exception cref="DocumentFormatException">The claims hold what a statement cannot hold.</exception>
    /// <exception cref="ArgumentException">The keys are not of the claims' suites, or the statement would be
    /// about a statement.</exception>
    public static PreparedStatement Of(BridgeClaims claims, IReadOnlyList<DraftKey> keys)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(keys);
        if (!keys.Select(key => key.Suite).SequenceEqual(claims.Suites))
        {
            throw new ArgumentException("One key is needed for each suite of the claims.", nameof(keys));
        }

        if (claims.Type == BridgeType.Vct)
        {
            throw new ArgumentException("There is no bridge of a bridge.", nameof(claims));
        }

        // Reading what was written checks every rule once more.
        byte[] payload = BridgeClaimsWriter.Write(claims);
        return new PreparedStatement(payload, BridgeClaimsReader.Read(payload), keys);
    }

    /// <summary>
    /// What the key of <paramref name="suite"/> signs: protected header, a dot, payload (RFC 7515 §5.1).
    /// </summary>
    /// <exception cref="ArgumentException">The statement is not to be signed in this suite.</exception>
    public byte[] SigningInput(Suite suite)
    {
        for (int i = 0; i < Keys.Count; i++)
        {
            if (Keys[i].Suite == suite)
            {
                return [.. _headers[i], (byte)'.', .. _payloadEncoded];
            }
        }

        throw new ArgumentException($"The statement is not to be signed in {suite}.", nameof(suite));
    }

    /// <summary>Joins the signatures, which are taken as they are, to the statement.</summary>
    /// <param name="signatures">
    /// One for each of <see cref="Keys"/>, in their order; ECDSA and SM2 as r‖s, at most 1024 bytes.
    /// </param>
    /// <returns>The statement, without an anchor.</returns>
    /// <exception cref="ArgumentException">There is not one for each key.</exception>
    public BridgeStatement Sign(IReadOnlyList<byte[]> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        if (signatures.Count != Keys.Count)
        {
            throw new ArgumentException("One signature is needed for each key.", nameof(signatures));
        }

        DocumentSignature[] signed = new DocumentSignature[Keys.Count];
        for (int i = 0; i < signed.Length; i++)
        {
            signed[i] = new DocumentSignature(_headers[i], Keys[i].Suite, Keys[i].KeyId, signatures[i]);
        }

        return new BridgeStatement(_payload, _payloadEncoded, Claims, signed, null);
    }
}
