using System.Buffers.Binary;
using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Testing.Verification;

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

    /// <summary>A status word of layout 1, or of layout 2 without its link.</summary>
    public static Hash32 Of(StatusRecord status)
    {
        ArgumentNullException.ThrowIfNull(status);
        Span<byte> word = stackalloc byte[32];
        word.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(word[16..], status.Sequence);
        WriteForty(word[20..], status.RecordedAt.ToUnixTimeSeconds());
        WriteForty(word[25..], status.EffectiveFrom.ToUnixTimeSeconds());
        word[30] = status.Reason;
        word[31] = (byte)status.State;
        return new Hash32(word);
    }

    /// <summary>The words of a status in layout 2, newest first, each with the detail that was given with it.</summary>
    /// <param name="changes">Its changes, oldest first.</param>
    public static EarlierStatus[] HistoryOf(IReadOnlyList<StatusRecord> changes)
    {
        List<EarlierStatus> words = [];
        Hash32 former = default;
        foreach (StatusRecord change in changes)
        {
            Hash32 detail = TestRegistry.HashOf($"detail {change.Sequence}");
            byte[] word = Of(change).ToArray();
            Hash32 link = Keccak256.Hash([.. former.ToArray(), .. word, .. detail.ToArray()]);
            link.ToArray().AsSpan(0, 16).CopyTo(word);
            former = new Hash32(word);
            words.Insert(0, new EarlierStatus(detail, former));
        }

        return [.. words];
    }

    /// <summary>The steps back of a bundle: each word before, with the detail of the later one.</summary>
    public static EarlierStatus[] StepsOf(IReadOnlyList<EarlierStatus> history) =>
        [.. history.Zip(history.Skip(1), (later, before) => new EarlierStatus(later.Detail, before.Word))];

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
