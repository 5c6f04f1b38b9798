using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Proofs;

namespace Certs.Testing.Chain;

/// <summary>A header of a QBFT or IBFT 2.0 chain before its validators seal it.</summary>
public sealed record HeaderDraft(Consensus Consensus, long Height, IReadOnlyList<Address> Listed)
{
    private const string ByzantineMixHash = "63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

    public Hash32 ParentHash { get; init; } = Keccak256.Hash([1]);

    public Hash32 StateRoot { get; init; } = PatriciaTrie.EmptyRoot;

    public Hash32 ReceiptsRoot { get; init; } = PatriciaTrie.EmptyRoot;

    public DateTimeOffset Time { get; init; } = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public Address Proposer { get; init; }

    public ValidatorVote? Vote { get; init; }

    public int Round { get; init; }

    /// <summary>The members after the fifteen of Berlin.</summary>
    public IReadOnlyList<RlpItem> Later { get; init; } = [];

    /// <summary>The header's RLP with the seals of these validators, in this order.</summary>
    public byte[] Seal(params IReadOnlyList<Secp256k1Key> signers)
    {
        Hash32 text = Keccak256.Hash(Encode(ExtraData(seals: null)));
        return WithSeals([.. signers.Select(signer => Bytes(signer.Sign(text)))]);
    }

    /// <summary>The header's RLP with whatever stands for seals.</summary>
    public byte[] WithSeals(params IReadOnlyList<byte[]> seals) => Encode(ExtraData(seals));

    /// <summary>A seal's 65 bytes.</summary>
    public static byte[] Bytes(RecoverableSignature signature) =>
        [.. signature.R.ToArray(), .. signature.S.ToArray(), signature.YParity];

    private byte[] ExtraData(IReadOnlyList<byte[]>? seals)
    {
        bool isQbft = Consensus == Consensus.Qbft;
        List<RlpItem> items =
        [
            RlpItem.Bytes(new byte[32]),
            RlpItem.List([.. Listed.Select(validator => RlpItem.Bytes(validator.ToArray()))]),
            VoteItem(isQbft),
            isQbft ? RlpItem.Number(Round) : RlpItem.Bytes([0, 0, 0, (byte)Round]),
        ];
        if (seals is not null || isQbft)
        {
            items.Add(RlpItem.List([.. (seals ?? []).Select(RlpItem.Bytes)]));
        }

        return Rlp.Encode(RlpItem.List(items));
    }

    private RlpItem VoteItem(bool isQbft) => Vote is null
        ? isQbft ? RlpItem.List() : RlpItem.Bytes([])
        : RlpItem.List(
            RlpItem.Bytes(Vote.Candidate.ToArray()),
            RlpItem.Bytes(Vote.IsAddition ? [0xff] : isQbft ? [] : [0]));

    private byte[] Encode(byte[] extraData) => Rlp.Encode(RlpItem.List(
    [
        Hash(ParentHash), Hash(Keccak256.Hash([0xc0])), RlpItem.Bytes(Proposer.ToArray()),
        Hash(StateRoot), Hash(PatriciaTrie.EmptyRoot), Hash(ReceiptsRoot), RlpItem.Bytes(new byte[256]),
        RlpItem.Number(1), RlpItem.Number(Height), RlpItem.Number(30_000_000), RlpItem.Number(0),
        RlpItem.Number(Time.ToUnixTimeSeconds()), RlpItem.Bytes(extraData),
        RlpItem.Bytes(Convert.FromHexString(ByzantineMixHash)), RlpItem.Bytes(new byte[8]), .. Later,
    ]));

    private static RlpItem Hash(Hash32 hash) => RlpItem.Bytes(hash.ToArray());
}
