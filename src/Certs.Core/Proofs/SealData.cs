using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>The extra data of a QBFT or IBFT 2.0 header, in five items.</summary>
/// <remarks>
/// <para><c>RLP[vanity, [validators], vote, round, [seals]]</c>. QBFT writes the round as a scalar and names
/// a block with round 0 and no seals; IBFT 2.0 writes four bytes and leaves both items out. The text that is
/// sealed keeps the round and has no seals: an empty list in QBFT, no item in IBFT 2.0.</para>
/// <para>Source: Besu, <c>QbftExtraDataCodec</c> and <c>IbftExtraDataCodec</c>; EEA QBFT v1 §3.</para>
/// </remarks>
internal sealed class SealData
{
    private const int Items = 5;
    private const int VanityBytes = 32;
    private const int IbftRoundBytes = 4;
    private const int MaximumValidators = 1_000;

    private readonly IReadOnlyList<RlpItem> _items;
    private readonly Consensus _consensus;

    private SealData(IReadOnlyList<RlpItem> items, Consensus consensus)
    {
        _items = items;
        _consensus = consensus;
    }

    /// <summary>The validators that the header lists; empty where a contract keeps them.</summary>
    public IReadOnlyList<Address> Listed =>
        [.. _items[1].Items.Select(item => new Address(StrictRlp.Bytes(item, Address.Length, "A validator")))];

    /// <summary>The proposer's vote on the set; null for none.</summary>
    public ValidatorVote? Vote => ValidatorVote.Read(_items[2], _consensus);

    /// <summary>The seals, 65 bytes each when well-formed.</summary>
    public IReadOnlyList<RlpItem> Seals => _items[4].Items;

    /// <summary>Reads extra data in the form of the pinned consensus.</summary>
    public static SealData Read(ReadOnlySpan<byte> extraData, Consensus consensus)
    {
        RlpItem item = StrictRlp.Read(extraData);
        bool isWhole = item.IsList && item.Items.Count == Items
            && item.Items[1] is { IsList: true, Items.Count: <= MaximumValidators }
            && item.Items[4] is { IsList: true, Items.Count: <= MaximumValidators }
            && item.Items[0] is { IsList: false, Value.Length: <= VanityBytes }
            && item.Items[3] is { IsList: false, Value.Length: <= IbftRoundBytes };
        if (!isWhole || !HasRound(item.Items[3], consensus))
        {
            throw new ProofException(ProofRule.ExtraData, "The extra data is not that of the consensus.");
        }

        return new SealData(item.Items, consensus);
    }

    /// <summary>The extra data under the block's hash.</summary>
    public byte[] ForBlockHash() => _consensus == Consensus.Qbft
        ? Encode(_items[0], _items[1], _items[2], RlpItem.Number(0), RlpItem.List())
        : Encode(_items[0], _items[1], _items[2]);

    /// <summary>The extra data under what validators sign.</summary>
    public byte[] ForSeals() => _consensus == Consensus.Qbft
        ? Encode(_items[0], _items[1], _items[2], _items[3], RlpItem.List())
        : Encode(_items[0], _items[1], _items[2], _items[3]);

    private static bool HasRound(RlpItem round, Consensus consensus) => consensus switch
    {
        Consensus.Qbft => round.Value is not [0, ..],
        Consensus.Ibft2 => round.Value.Length == IbftRoundBytes,
        _ => false,
    };

    private static byte[] Encode(params IReadOnlyList<RlpItem> items) => Rlp.Encode(RlpItem.List(items));
}
