using System.Buffers.Binary;
using Certs.Core.Evm;
using Certs.Core.Registry;

namespace Certs.Core.Lifecycle;

/// <summary>
/// The word that StatusRegistry keeps of a certificate, and the link by which each word holds all before it
/// (<c>contracts/src/IStatusRegistry.sol</c>).
/// </summary>
public static class StatusLink
{
    /// <summary>The word before the first change.</summary>
    public static Hash32 NoWord { get; }

    /// <summary>The 32 bytes that the contract keeps.</summary>
    /// <remarks>
    /// From bit 0 upward, the last byte holding bits 0 to 7: <c>state:8 | reason:8 | effectiveFrom:40 | recordedAt:40 |
    /// sequence:32 | link:128</c>.
    /// </remarks>
    public static Hash32 Word(StatusRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Span<byte> word = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(word, record.Link);
        BinaryPrimitives.WriteUInt128BigEndian(
            word[16..],
            (byte)record.State | (UInt128)record.Reason << 8 | Seconds(record.EffectiveFrom) << 16
                | Seconds(record.RecordedAt) << 56 | (UInt128)record.Sequence << 96);
        return new Hash32(word);
    }

    /// <summary>
    /// The link of a change: the upper half of <c>keccak256(former word, this word without its link, detail)</c>.
    /// </summary>
    /// <param name="former">The word before; <see cref="NoWord"/> before the first change.</param>
    /// <param name="record">The change; its own link is not looked at.</param>
    /// <param name="detail">SHA-256 of what else was said; zero: nothing.</param>
    public static UInt128 Of(Hash32 former, StatusRecord record, Hash32 detail)
    {
        ArgumentNullException.ThrowIfNull(record);
        Span<byte> linked = stackalloc byte[96];
        former.CopyTo(linked);
        Word(record with { Link = 0 }).CopyTo(linked[32..]);
        detail.CopyTo(linked[64..]);
        Span<byte> hash = stackalloc byte[32];
        Keccak256.Hash(linked).CopyTo(hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static UInt128 Seconds(DateTimeOffset moment) => (UInt128)moment.ToUnixTimeSeconds();
}
