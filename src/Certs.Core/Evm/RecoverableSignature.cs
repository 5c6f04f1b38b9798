namespace Certs.Core.Evm;

/// <summary>An ECDSA signature over secp256k1 from which the signer's public key can be computed.</summary>
/// <param name="R">The x-coordinate of the nonce point modulo the order.</param>
/// <param name="S">The second part; what is made here is at most half of the order (EIP-2).</param>
/// <param name="YParity">The lowest bit of the nonce point's y-coordinate: 0 or 1.</param>
public sealed record RecoverableSignature(Hash32 R, Hash32 S, byte YParity);
