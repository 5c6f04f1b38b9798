using System.Buffers.Binary;
using Certs.Core.Evm;
using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>Where our contracts keep their facts, what their words mean, and what their events are called.</summary>
/// <remarks>
/// <para>The only layout so far is 1.</para>
/// Source: <c>contracts/src/IStatusRegistry.sol</c>, <c>contracts/src/IAnchorRegistry.sol</c>; mappings as in the
/// Solidity documentation, "Layout of State Variables in Storage".
/// </remarks>
public static class ContractStorage
{
    /// <summary>The newest layout that is known here.</summary>
    public const int NewestLayout = 1;

    private const int StatusMapping = 1;

    /// <summary>The first topic of the event of a batch that was anchored.</summary>
    public static Hash32 BatchAnchoredTopic { get; } =
        Keccak256.Hash("BatchAnchored(bytes32,uint32,uint256)"u8);

    /// <summary>The slot of a certificate's status.</summary>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    public static Hash32 StatusSlotOf(AgencyId agency, Hash32 handle)
    {
        Span<byte> key = stackalloc byte[64];
        Word(agency.Number).CopyTo(key);
        Word(StatusMapping).CopyTo(key[32..]);
        Hash32 ofAgency = Keccak256.Hash(key);
        handle.CopyTo(key);
        ofAgency.CopyTo(key[32..]);
        return Keccak256.Hash(key);
    }

    /// <summary>A number as a word of 32 bytes.</summary>
    public static Hash32 Word(uint number)
    {
        Span<byte> word = stackalloc byte[32];
        word.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(word[28..], number);
        return new Hash32(word);
    }

    /// <summary>Reads an anchor's word; null: the contract cannot have made it.</summary>
    /// <param name="root">The batch's root.</param>
    /// <param name="word">The word.</param>
    public static AnchorRecord? ReadAnchor(Hash32 root, Hash32 word)
    {
        Span<byte> bytes = stackalloc byte[32];
        word.CopyTo(bytes);
        return !bytes[..11].ContainsAnyExcept((byte)0) && Number(bytes[27..]) != 0
            ? new AnchorRecord(
                root, Moment(bytes[27..]), Number(bytes[22..27]), (uint)Number(bytes[18..22]),
                AgencyId.FromNumber((uint)Number(bytes[14..18])), (ushort)Number(bytes[12..14]), bytes[11])
            : null;
    }

    /// <summary>The word that the AnchorRegistry keeps of a batch: the inverse of <see cref="ReadAnchor"/>.</summary>
    /// <param name="anchor">The record; its height is below 2^40.</param>
    public static Hash32 WordOf(AnchorRecord anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        Span<byte> word = stackalloc byte[32];
        word.Clear();
        word[11] = anchor.Kind;
        BinaryPrimitives.WriteUInt16BigEndian(word[12..], anchor.SuiteBitmap);
        BinaryPrimitives.WriteUInt32BigEndian(word[14..], anchor.Agency.Number);
        BinaryPrimitives.WriteUInt32BigEndian(word[18..], anchor.TreeSize);
        WriteForty(word[22..], anchor.BlockNumber);
        WriteForty(word[27..], anchor.BlockTime.ToUnixTimeSeconds());
        return new Hash32(word);
    }

    /// <summary>Reads a status word; null: the contract cannot have made it.</summary>
    /// <param name="word">The word; not zero.</param>
    public static StatusRecord? ReadStatus(Hash32 word)
    {
        Span<byte> bytes = stackalloc byte[32];
        word.CopyTo(bytes);
        CertificateState state = (CertificateState)bytes[31];
        return Enum.IsDefined(state) && Number(bytes[16..20]) != 0
            ? new StatusRecord(
                state, bytes[30], Moment(bytes[25..30]), Moment(bytes[20..25]), (uint)Number(bytes[16..20]))
            {
                Link = BinaryPrimitives.ReadUInt128BigEndian(bytes),
            }
            : null;
    }

    private static void WriteForty(Span<byte> destination, long number)
    {
        destination[0] = (byte)(number >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)(number & 0xffff_ffff));
    }

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        foreach (byte one in bytes)
        {
            number = (number << 8) | one;
        }

        return number;
    }

    // Forty bits reach past the year 9999, which nothing here can hold.
    private static DateTimeOffset Moment(ReadOnlySpan<byte> bytes) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Min(Number(bytes), Documents.DocumentLimits.UnixSeconds));
}
