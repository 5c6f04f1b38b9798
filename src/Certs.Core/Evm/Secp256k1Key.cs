using System.Security.Cryptography;

namespace Certs.Core.Evm;

/// <summary>The private key of a chain account.</summary>
/// <remarks>
/// The bytes are wiped by <see cref="Dispose"/>. Nothing here writes them to a log or an exception;
/// <see cref="ToString"/> gives the address.
/// </remarks>
public sealed class Secp256k1Key : IDisposable
{
    private readonly byte[] _secret;

    private Secp256k1Key(ReadOnlySpan<byte> secret)
    {
        _secret = secret.ToArray();
        using Secp256k1Math math = new();
        Span<byte> point = stackalloc byte[65];
        math.MultiplyGenerator(_secret, point);
        Address = Address.OfPublicKey(point[1..]);
    }

    /// <summary>The account that the key controls.</summary>
    public Address Address { get; }

    /// <summary>A new random key.</summary>
    public static Secp256k1Key Create()
    {
        Span<byte> secret = stackalloc byte[32];
        do
        {
            RandomNumberGenerator.Fill(secret);
        }
        while (!Secp256k1.IsInOrder(secret));

        Secp256k1Key key = new(secret);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    /// <summary>The key with the given private number.</summary>
    /// <param name="secret">32 bytes, big-endian, more than zero and below the order. Copied.</param>
    /// <exception cref="ArgumentException">Not such a number. The message does not repeat it.</exception>
    public static Secp256k1Key FromBytes(ReadOnlySpan<byte> secret) =>
        secret.Length == 32 && Secp256k1.IsInOrder(secret)
        ? new Secp256k1Key(secret)
        : throw new ArgumentException("Not a private key of secp256k1.", nameof(secret));

    /// <summary>Signs a hash: deterministic (RFC 6979), low s (EIP-2).</summary>
    public RecoverableSignature Sign(Hash32 hash)
    {
        using Secp256k1Math math = new();
        byte[] reducedHash = new byte[32];
        math.Reduce(hash.ToArray(), reducedHash);

        using Rfc6979Nonces nonces = new(_secret, reducedHash);
        RecoverableSignature? signature;
        do
        {
            signature = TrySign(math, reducedHash, nonces);
        }
        while (signature is null);

        return signature;
    }

    /// <summary>Writes the private number, for a key file.</summary>
    /// <param name="destination">Takes 32 bytes. The caller wipes it.</param>
    public void Export(Span<byte> destination) => _secret.CopyTo(destination);

    /// <summary>Wipes the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);

    /// <summary>The account's address, never the key.</summary>
    public override string ToString() => Address.ToString();

    // Null in the cases that have never been seen: r or s is zero, or the nonce point's x is not below the
    // order.
    private RecoverableSignature? TrySign(Secp256k1Math math, byte[] reducedHash, Rfc6979Nonces nonces)
    {
        Span<byte> nonce = stackalloc byte[32];
        Span<byte> point = stackalloc byte[65];
        nonces.Next(nonce);
        math.MultiplyGenerator(nonce, point);
        Span<byte> r = point.Slice(1, 32);

        Span<byte> s = stackalloc byte[32];
        math.Multiply(r, _secret, s);
        math.Add(s, reducedHash, s);
        Span<byte> inverse = stackalloc byte[32];
        math.Invert(nonce, inverse);
        math.Multiply(s, inverse, s);
        CryptographicOperations.ZeroMemory(nonce);
        CryptographicOperations.ZeroMemory(inverse);
        if (!Secp256k1.IsInOrder(r) || !Secp256k1.IsInOrder(s))
        {
            return null;
        }

        byte yParity = (byte)(point[64] & 1);
        if (!Secp256k1.IsLow(s))
        {
            Secp256k1.Negate(s);
            yParity ^= 1;
        }

        return new RecoverableSignature(new Hash32(r), new Hash32(s), yParity);
    }
}
