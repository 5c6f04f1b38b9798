using System.Buffers.Binary;
using System.Security.Cryptography;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>
/// Encrypts what rows hold of certificates, with a key that is not in the store: whoever has a copy of the store, a backup
/// or its log has neither a field nor a salt of any document.
/// </summary>
/// <remarks>
/// <para>A sealed document is the mark 2, a nonce of 96 random bits, the packed document encrypted by AES-256-GCM
/// (NIST SP 800-38D), and the tag of 128 bits. Its row's place is bound to it. One key is for 2^32 documents (§8.3).
/// </para>
/// <para>Rows from before there was a sealed form are read as they are.</para>
/// </remarks>
internal sealed class DocumentVault : IDisposable
{
    private const byte Mark = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = 1 + NonceBytes + TagBytes;

    // A cipher is for one thread at a time.
    private readonly ThreadLocal<AesGcm> _cipher;
    private readonly byte[] _digestKey;

    /// <param name="documentKey">32 bytes: what documents are encrypted with.</param>
    /// <param name="digestKey">32 bytes: what digests are keyed with.</param>
    public DocumentVault(byte[] documentKey, byte[] digestKey)
    {
        _cipher = new ThreadLocal<AesGcm>(() => new AesGcm(documentKey, TagBytes), trackAllValues: true);
        _digestKey = digestKey;
    }

    /// <summary>What is to be stored for a certificate's document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Its place; in another one it does not open.</param>
    public byte[] Seal(ReadOnlySpan<byte> document, CertificateId place) =>
        SealBytes(PackedDocument.Pack(document), Bytes(place));

    /// <summary>The document in a certificate's row.</summary>
    /// <param name="stored">What <see cref="Seal(ReadOnlySpan{byte}, CertificateId)"/> made, or an earlier version stored.</param>
    /// <param name="place">The row's place.</param>
    /// <exception cref="StorageException">The row is damaged, or was sealed with the secret of another node.</exception>
    public byte[] Open(byte[] stored, CertificateId place) =>
        PackedDocument.Unpack(OpenBytes(stored, Bytes(place)));

    /// <summary>What is to be stored for a certificate that is only prepared.</summary>
    /// <param name="content">Payload, disclosures and headers.</param>
    /// <param name="requestId">Its request id; under another one it does not open.</param>
    public byte[] Seal(ReadOnlySpan<byte> content, Guid requestId) =>
        SealBytes(content, requestId.ToByteArray(bigEndian: true));

    /// <summary>The content in the row of a prepared certificate.</summary>
    /// <exception cref="StorageException">The row is damaged, or was sealed with the secret of another node.</exception>
    public byte[] Open(byte[] stored, Guid requestId) => OpenBytes(stored, requestId.ToByteArray(bigEndian: true));

    /// <summary>
    /// What a request id stands for, as it may lie in the store: HMAC-SHA-256, since content has fields that can be guessed.
    /// </summary>
    /// <param name="contentDigest">SHA-256 of what was asked for.</param>
    public Hash32 Keyed(Hash32 contentDigest)
    {
        Span<byte> digest = stackalloc byte[32];
        contentDigest.CopyTo(digest);
        Span<byte> keyed = stackalloc byte[32];
        HMACSHA256.HashData(_digestKey, digest, keyed);
        return new Hash32(keyed);
    }

    /// <summary>What a request id stands for, out of a row; rows from before there was a sealed form have it plain.</summary>
    /// <param name="stored">The row's document or content.</param>
    /// <param name="contentDigest">The row's digest.</param>
    public Hash32 KeyedBeside(ReadOnlySpan<byte> stored, Hash32 contentDigest) =>
        IsSealed(stored) ? contentDigest : Keyed(contentDigest);

    private static bool IsSealed(ReadOnlySpan<byte> stored) => stored.Length >= Overhead && stored[0] == Mark;

    private static byte[] Bytes(CertificateId place)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place.Value);
        return bytes;
    }

    private byte[] SealBytes(ReadOnlySpan<byte> plain, byte[] bound)
    {
        byte[] stored = new byte[plain.Length + Overhead];
        stored[0] = Mark;
        Span<byte> nonce = stored.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Value!.Encrypt(
            nonce, plain, stored.AsSpan(1 + NonceBytes, plain.Length), stored.AsSpan(stored.Length - TagBytes), bound);
        return stored;
    }

    private byte[] OpenBytes(byte[] stored, byte[] bound)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        byte[] plain = new byte[stored.Length - Overhead];
        try
        {
            _cipher.Value!.Decrypt(
                stored.AsSpan(1, NonceBytes), stored.AsSpan(1 + NonceBytes, plain.Length),
                stored.AsSpan(stored.Length - TagBytes), plain, bound);
            return plain;
        }
        catch (CryptographicException)
        {
            throw new StorageException(
                "A stored document does not open: its row was changed, or node.secret is not the one that it was sealed "
                + "with.");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (AesGcm cipher in _cipher.Values)
        {
            cipher.Dispose();
        }

        _cipher.Dispose();
    }
}
