using Certs.Core.Evm;
using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>Where our contracts keep their facts, what their words mean, and what their events are called.</summary>
/// <remarks>
/// <para>Layout 1 of the StatusRegistry: the word's upper 128 bits are zero. Layout 2: they are the upper half of
/// keccak256(former word, this word without them, detail), so that every earlier word can be proven.</para>
/// Source: <c>contracts/src/IStatusRegistry.sol</c>, <c>contracts/src/IAnchorRegistry.sol</c>; mappings as in the
/// Solidity documentation, "Layout of State Variables in Storage".
/// </remarks>
public static class ContractStorage
{
    /// <summary>The newest layout that is known here.</summary>
    public const int NewestLayout = 2;

    private const int StatusMapping = 1;
    private const int LinkBytes = 16;

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
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(word[28..], number);
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

    /// <summary>Reads a status word; null: the contract cannot have made it.</summary>
    /// <param name="word">The word; not zero.</param>
    /// <param name="layout">The contract's layout.</param>
    public static StatusRecord? ReadStatus(Hash32 word, int layout)
    {
        Span<byte> bytes = stackalloc byte[32];
        word.CopyTo(bytes);
        CertificateState state = (CertificateState)bytes[31];
        bool isWord = Enum.IsDefined(state)
            && (layout > 1 || !bytes[..LinkBytes].ContainsAnyExcept((byte)0))
            && Number(bytes[16..20]) != 0;
        return isWord
            ? new StatusRecord(
                state, bytes[30], Moment(bytes[25..30]), Moment(bytes[20..25]), (uint)Number(bytes[16..20]))
            : null;
    }

    /// <summary>True when a word's link leads to the word before it, in layout 2.</summary>
    /// <param name="word">The later word.</param>
    /// <param name="earlier">The word before it, and the detail of the later one.</param>
    public static bool IsLinked(Hash32 word, EarlierStatus earlier)
    {
        Span<byte> text = stackalloc byte[96];
        earlier.Word.CopyTo(text);
        word.CopyTo(text[32..]);
        text[32..(32 + LinkBytes)].Clear();
        earlier.Detail.CopyTo(text[64..]);
        Hash32 link = Keccak256.Hash(text);
        return link.ToArray().AsSpan(0, LinkBytes).SequenceEqual(word.ToArray().AsSpan(0, LinkBytes));
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
