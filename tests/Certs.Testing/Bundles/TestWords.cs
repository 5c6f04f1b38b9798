using System.Buffers.Binary;
using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;

namespace Certs.Testing.Bundles;

/// <summary>The words that the contracts keep, made from what they mean.</summary>
public static class TestWords
{
    /// <summary>An anchor's word.</summary>
    public static Hash32 Of(AnchorRecord anchor)
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

    /// <summary>The steps back of a bundle: each word before, with the detail of the later one.</summary>
    /// <param name="changes">The changes, oldest first.</param>
    public static EarlierStatus[] StepsOf(IReadOnlyList<RegistryEvent.StatusChanged> changes) =>
    [
        .. changes.Zip(changes.Skip(1), (before, later) =>
            new EarlierStatus(later.Detail, StatusLink.Word(before.Status))).Reverse(),
    ];

    /// <summary>The RLP of a word as a storage trie holds it: without leading zeros.</summary>
    public static byte[] Minimal(Hash32 word) =>
        Rlp.Encode(RlpItem.Bytes([.. word.ToArray().SkipWhile(one => one == 0)]));

    private static void WriteForty(Span<byte> destination, long number)
    {
        for (int i = 0; i < 5; i++)
        {
            destination[4 - i] = (byte)((number >> (8 * i)) & 0xff);
        }
    }
}
