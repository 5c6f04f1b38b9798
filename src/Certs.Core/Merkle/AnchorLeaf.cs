using System.Buffers.Binary;
using Certs.Core.Suites;

namespace Certs.Core.Merkle;

/// <summary>The leaf hash under which a certificate is anchored.</summary>
/// <remarks>
/// <para>
/// <c>SHA-256(0x00 ‖ "certs/leaf/1" ‖ SHA-256(payload) ‖ SM3(payload) ‖ n ‖ n × (suite ‖ digest))</c>
/// with n as one byte, suites as two bytes big-endian and ascending, and digest the SHA-256 of a signature
/// with what it signs. The 0x00 is the leaf prefix of RFC 9162 §2.1.1, so the value is a leaf hash as it
/// stands.
/// </para>
/// <para>
/// Two hashes of the payload, so that breaking one does not void the anchor; the signatures are inside, so
/// the block's time proves when each was made. Every part has a fixed length, and the whole never has the 65
/// bytes of a node.
/// </para>
/// </remarks>
public static class AnchorLeaf
{
    /// <summary>The length of a leaf hash in bytes.</summary>
    public const int Length = MerkleHash.Length;

    /// <summary>The most signatures of one document: one a suite.</summary>
    public const int MaxSignatures = 6;

    private const int FixedLength = 1 + Hashing.Sha256Length + Hashing.Sm3Length + 1;
    private const int EntryLength = sizeof(ushort) + Hashing.Sha256Length;

    private static ReadOnlySpan<byte> CertificateDomain => "certs/leaf/1"u8;

    private static ReadOnlySpan<byte> StatementDomain => "certs/bridge/1"u8;

    /// <summary>The leaf hash of a document, in 32 new bytes.</summary>
    /// <param name="payload">The payload's bytes as they were signed, before base64url.</param>
    /// <param name="signatures">One entry for each signature, in any order; 1 to 6, each suite once.</param>
    /// <exception cref="ArgumentException">
    /// There is no signature, a suite is there twice or not in the table, or a digest has not 32 bytes.
    /// </exception>
    public static byte[] Compute(ReadOnlySpan<byte> payload, IReadOnlyList<AnchoredSignature> signatures) =>
        Compute(Hashing.Sha256(payload), Hashing.Sm3(payload), signatures);

    /// <summary>The leaf hash of a document of whose payload only the hash values are known.</summary>
    /// <param name="payloadSha256">The SHA-256 hash value of the payload, 32 bytes.</param>
    /// <param name="payloadSm3">The SM3 hash value of the payload, 32 bytes.</param>
    /// <param name="signatures">One entry for each signature, in any order; 1 to 6, each suite once.</param>
    /// <exception cref="ArgumentException">
    /// A hash value has not 32 bytes, there is no signature, or a suite is there twice or not in the table.
    /// </exception>
    public static byte[] Compute(
        ReadOnlySpan<byte> payloadSha256,
        ReadOnlySpan<byte> payloadSm3,
        IReadOnlyList<AnchoredSignature> signatures) =>
        Compute(CertificateDomain, payloadSha256, payloadSm3, signatures);

    /// <summary>The leaf hash of a bridge statement: the same with <c>"certs/bridge/1"</c>.</summary>
    /// <param name="payload">The payload's bytes as they were signed, before base64url.</param>
    /// <param name="signatures">One entry for each signature, in any order; 1 to 6, each suite once.</param>
    /// <exception cref="ArgumentException">As for certificates.</exception>
    public static byte[] ComputeOfStatement(
        ReadOnlySpan<byte> payload, IReadOnlyList<AnchoredSignature> signatures) =>
        Compute(StatementDomain, Hashing.Sha256(payload), Hashing.Sm3(payload), signatures);

    private static byte[] Compute(
        ReadOnlySpan<byte> domain, ReadOnlySpan<byte> payloadSha256, ReadOnlySpan<byte> payloadSm3,
        IReadOnlyList<AnchoredSignature> signatures)
    {
        if (payloadSha256.Length != Hashing.Sha256Length || payloadSm3.Length != Hashing.Sm3Length)
        {
            throw new ArgumentException("A hash value has 32 bytes.", nameof(payloadSha256));
        }

        AnchoredSignature[] ascending = Ordered(signatures);
        byte[] input = new byte[FixedLength + domain.Length + (ascending.Length * EntryLength)];
        input[0] = MerkleHash.LeafPrefix;
        Span<byte> rest = Append(domain, input.AsSpan(1));
        rest = Append(payloadSha256, rest);
        rest = Append(payloadSm3, rest);
        rest = Append([(byte)ascending.Length], rest);
        foreach (AnchoredSignature signature in ascending)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)signature.Suite);
            rest = Append(signature.Digest.Span, rest[sizeof(ushort)..]);
        }

        return Hashing.Sha256(input);
    }

    private static AnchoredSignature[] Ordered(IReadOnlyList<AnchoredSignature> signatures)
    {
        AnchoredSignature[] ascending = [.. signatures];
        if (ascending.Length > 1)
        {
            Array.Sort(ascending, static (left, right) => left.Suite.CompareTo(right.Suite));
        }

        bool isGood = ascending.Length is >= 1 and <= MaxSignatures;
        for (int i = 0; isGood && i < ascending.Length; i++)
        {
            isGood = SuiteTable.Contains(ascending[i].Suite)
                && ascending[i].Digest.Length == Hashing.Sha256Length
                && (i == 0 || ascending[i - 1].Suite < ascending[i].Suite);
        }

        return isGood
            ? ascending
            : throw new ArgumentException(
                "One digest of 32 bytes for each of 1 to 6 suites.", nameof(signatures));
    }

    private static Span<byte> Append(scoped ReadOnlySpan<byte> part, Span<byte> rest)
    {
        part.CopyTo(rest);
        return rest[part.Length..];
    }
}
