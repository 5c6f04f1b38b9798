using System.Security.Cryptography;

namespace Certs.Core.Evm;

/// <summary>The nonces of deterministic ECDSA for SHA-256 and a 256-bit order (RFC 6979 §3.2).</summary>
internal sealed class Rfc6979Nonces : IDisposable
{
    private readonly byte[] _key = new byte[32];
    private readonly byte[] _value = new byte[32];
    private bool _isFirst = true;

    /// <summary>Starts the sequence of one signature.</summary>
    /// <param name="privateKey">32 bytes.</param>
    /// <param name="reducedHash">The hash modulo the order, 32 bytes (<c>bits2octets</c>).</param>
    public Rfc6979Nonces(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> reducedHash)
    {
        _value.AsSpan().Fill(0x01);
        Span<byte> seed = stackalloc byte[64];
        privateKey.CopyTo(seed);
        reducedHash.CopyTo(seed[32..]);
        Update(0x00, seed);
        Update(0x01, seed);
        CryptographicOperations.ZeroMemory(seed);
    }

    /// <summary>The next nonce k with 0 &lt; k &lt; n.</summary>
    /// <param name="nonce">Takes 32 bytes.</param>
    public void Next(Span<byte> nonce)
    {
        do
        {
            if (!_isFirst)
            {
                Update(0x00, []);
            }

            _isFirst = false;
            HMACSHA256.HashData(_key, _value, _value);
        }
        while (!Secp256k1.IsInOrder(_value));

        _value.CopyTo(nonce);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_value);
    }

    private void Update(byte separator, ReadOnlySpan<byte> seed)
    {
        Span<byte> message = stackalloc byte[33 + seed.Length];
        _value.CopyTo(message);
        message[32] = separator;
        seed.CopyTo(message[33..]);
        HMACSHA256.HashData(_key, message, _key);
        HMACSHA256.HashData(_key, _value, _value);
        CryptographicOperations.ZeroMemory(message);
    }
}
