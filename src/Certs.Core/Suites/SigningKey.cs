using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// A private key for one suite. Any number of threads may sign at once. Disposing ends its use; the memory of
/// libcrypto is wiped when the last signature in progress is done.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly KeyHandle _key;
    private readonly ISigner _signer;

    private SigningKey(KeyHandle key, VerificationKey publicKey, ISigner signer)
    {
        _key = key;
        Public = publicKey;
        _signer = signer;
    }

    /// <summary>The public half. Stays usable after this object is disposed of.</summary>
    public VerificationKey Public { get; }

    /// <summary>The length of every signature of this key in bytes.</summary>
    public int SignatureLength => _signer.SignatureLength;

    /// <summary>Makes a new random key; RSA keys get 3072 bits and the exponent 65537.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The suite is not in the table.</exception>
    public static SigningKey Generate(Suite suite)
    {
        SuiteTable.Get(suite);
        return From(suite, KeyGenerator.Generate(suite));
    }

    /// <summary>Loads a private key for one suite.</summary>
    /// <param name="suite">The suite; the key must be of exactly that type.</param>
    /// <param name="pkcs8">
    /// DER PKCS #8 PrivateKeyInfo (RFC 5208 §5), not encrypted. The public half may be missing; when it is
    /// there, it must belong to the private one.
    /// </param>
    /// <exception cref="KeyRefusedException">
    /// A rule of the suite is broken; the reason says which.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The suite is not in the table.</exception>
    public static SigningKey Import(Suite suite, ReadOnlySpan<byte> pkcs8)
    {
        SuiteTable.Get(suite);
        KeyHandle key = KeyCodec.ReadPrivate(pkcs8);
        if (key.IsInvalid)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }

        SigningKey loaded = From(suite, key);
        if (KeyContexts.IsPair(key))
        {
            return loaded;
        }

        loaded.Dispose();
        throw new KeyRefusedException(suite, KeyRefusal.PrivateKey);
    }

    /// <summary>The private key as DER PKCS #8, not encrypted. The caller wipes it.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed of.</exception>
    public byte[] ExportPkcs8()
    {
        ObjectDisposedException.ThrowIf(_key.IsClosed, this);
        return KeyCodec.WritePrivate(_key);
    }

    /// <summary>Signs <paramref name="data"/> into new bytes.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed of.</exception>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        byte[] signature = new byte[SignatureLength];
        Sign(data, signature);
        return signature;
    }

    /// <summary>Signs <paramref name="data"/>.</summary>
    /// <param name="data">The bytes to sign as they are; hashing is part of the suite.</param>
    /// <param name="signature">
    /// Gets <see cref="SignatureLength"/> bytes, in the form that the suite fixes.
    /// </param>
    /// <returns>How many bytes were written: <see cref="SignatureLength"/>.</returns>
    /// <exception cref="ArgumentException">The destination is too short; nothing is written.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed of.</exception>
    public int Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        ObjectDisposedException.ThrowIf(_key.IsClosed, this);
        if (signature.Length < SignatureLength)
        {
            throw new ArgumentException($"A signature has {SignatureLength} bytes.", nameof(signature));
        }

        _signer.Sign(data, signature);
        return SignatureLength;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _key.Dispose();
        _signer.Dispose();
    }

    private static SigningKey From(Suite suite, KeyHandle key)
    {
        VerificationKey publicKey = VerificationKey.Import(suite, KeyCodec.WritePublic(key));
        ReadOnlyMemory<byte> bits = PublicKeyInfo.Read(suite, publicKey.Spki.Span).Key;
        return new SigningKey(key, publicKey, KeyTypes.MakeSigner(suite, key, bits.Span));
    }
}
