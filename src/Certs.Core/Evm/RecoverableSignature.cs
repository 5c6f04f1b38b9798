namespace Certs.Core.Evm;

/// <summary>An ECDSA signature over secp256k1 from which the signer's public key can be computed.</summary>
/// <param name="R">The x-coordinate of the nonce point modulo the order.</param>
/// <param name="S">The second part; what is made here is at most half of the order (EIP-2).</param>
/// <param name="YParity">The lowest bit of the nonce point's y-coordinate: 0 or 1.</param>
public sealed record RecoverableSignature(Hash32 R, Hash32 S, byte YParity)
{
    /// <summary>The length of <see cref="ToBytes"/>.</summary>
    public const int Length = 65;

    /// <summary>Reads r, s and parity. Whether it is one by anybody is not looked at.</summary>
    /// <param name="bytes">65 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static RecoverableSignature FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new RecoverableSignature(new Hash32(bytes[..32]), new Hash32(bytes[32..64]), bytes[64])
        : throw new ArgumentException($"{Length} bytes are needed, not {bytes.Length}.", nameof(bytes));

    /// <summary>r, s and parity in 65 bytes.</summary>
    public byte[] ToBytes() => [.. R.ToArray(), .. S.ToArray(), YParity];
}
