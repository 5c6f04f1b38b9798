namespace Certs.Core.Verification;

/// <summary>A block of the trust file's chain, and what proved it.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="By">What proved it.</param>
/// <param name="Bytes">The proof, as <see cref="ProvenBy"/> says; empty where a trust file vouches.</param>
public sealed record BlockProof(long Height, Hash32 Hash, ProvenBy By, ReadOnlyMemory<byte> Bytes);
