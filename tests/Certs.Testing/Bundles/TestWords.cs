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
    public static Hash32 Of(AnchorRecord anchor) => ContractStorage.WordOf(anchor);

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
}
