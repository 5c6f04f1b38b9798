using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>A block's header, read from its RLP as the chain's nodes pass it on.</summary>
/// <remarks>
/// Fifteen members up to the Berlin fork; each later fork adds members at the end, in one order (EIP-1559,
/// 4895, 4844, 4788, 7685, 7928). Who signed it is the matter of <see cref="SealedHeader"/>.
/// </remarks>
public sealed class ChainHeader
{
    private const int BerlinMembers = 15;
    private const int ExtraDataMember = 12;

    // The members of later forks: their length in bytes where it is fixed, or the most a scalar may have.
    private static readonly (string Name, int Bytes, bool IsNumber)[] LaterMembers =
    [
        ("baseFeePerGas", 32, true), ("withdrawalsRoot", 32, false), ("blobGasUsed", 8, true),
        ("excessBlobGas", 8, true), ("parentBeaconBlockRoot", 32, false), ("requestsHash", 32, false),
        ("blockAccessListHash", 32, false), ("slotNumber", 8, true),
    ];

    private readonly IReadOnlyList<RlpItem> _members;

    private ChainHeader(IReadOnlyList<RlpItem> members)
    {
        _members = members;
        ParentHash = Hash(0, "parentHash");
        Hash(1, "sha3Uncles");
        Proposer = new Address(StrictRlp.Bytes(members[2], Address.Length, "miner"));
        StateRoot = Hash(3, "stateRoot");
        Hash(4, "transactionsRoot");
        ReceiptsRoot = Hash(5, "receiptsRoot");
        StrictRlp.Bytes(members[6], 256, "logsBloom");
        Number(7, "difficulty", 32);
        Height = HeightOf(Number(8, "number", 8));
        Number(9, "gasLimit", 8);
        Number(10, "gasUsed", 8);
        Time = Moment(Number(11, "timestamp", 8));
        ExtraData = members[ExtraDataMember].Value;
        MixHash = Hash(13, "mixHash");
        StrictRlp.Bytes(members[14], 8, "nonce");
        foreach ((RlpItem member, (string name, int bytes, bool isNumber)) in
            members.Skip(BerlinMembers).Zip(LaterMembers))
        {
            if (isNumber)
            {
                StrictRlp.Number(member, bytes, name);
            }
            else
            {
                StrictRlp.Bytes(member, bytes, name);
            }
        }
    }

    /// <summary>The block before.</summary>
    public Hash32 ParentHash { get; }

    /// <summary>Who proposed the block.</summary>
    public Address Proposer { get; }

    /// <summary>The root of the state after the block.</summary>
    public Hash32 StateRoot { get; }

    /// <summary>The root of the block's receipts.</summary>
    public Hash32 ReceiptsRoot { get; }

    /// <summary>The height; 0 is the genesis block.</summary>
    public long Height { get; }

    /// <summary>The block's own time, UTC, whole seconds.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>What the consensus writes beside the members.</summary>
    public ReadOnlyMemory<byte> ExtraData { get; }

    /// <summary>By its value the Byzantine consensus protocols are known.</summary>
    public Hash32 MixHash { get; }

    /// <summary>Reads a header.</summary>
    /// <param name="rlp">The RLP of the whole header, seals included.</param>
    /// <param name="unknown">What to do with members after the last one known.</param>
    /// <exception cref="ProofException">Not a header.</exception>
    public static ChainHeader Read(ReadOnlySpan<byte> rlp, UnknownMembers unknown)
    {
        RlpItem item = StrictRlp.Read(rlp);
        int most = unknown == UnknownMembers.Allowed
            ? int.MaxValue
            : BerlinMembers + LaterMembers.Length;
        if (!item.IsList || item.Items.Count < BerlinMembers || item.Items.Count > most)
        {
            throw new ProofException(ProofRule.HeaderShape, "A header has 15 members and those of known forks.");
        }

        try
        {
            return new ChainHeader(item.Items);
        }
        catch (RlpException exception)
        {
            throw new ProofException(ProofRule.HeaderShape, exception.Message);
        }
    }

    /// <summary>The Keccak-256 of the header as it is: its hash on a chain without seals.</summary>
    public Hash32 HashAsIs() => HashWith(ExtraData.Span);

    /// <summary>The Keccak-256 of the header with other extra data.</summary>
    /// <param name="extraData">The extra data to hash in place of the header's own.</param>
    public Hash32 HashWith(ReadOnlySpan<byte> extraData)
    {
        RlpItem[] members = [.. _members];
        members[ExtraDataMember] = RlpItem.Bytes(extraData.ToArray());
        return Keccak256.Hash(Rlp.Encode(RlpItem.List(members)));
    }

    private static long HeightOf(BigInteger number) => number <= long.MaxValue
        ? (long)number
        : throw new ProofException(ProofRule.HeaderShape, "A header's number has more than 63 bits.");

    private static DateTimeOffset Moment(BigInteger seconds) => seconds <= uint.MaxValue
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : throw new ProofException(ProofRule.HeaderShape, "A header's time is after the year 2106.");

    private Hash32 Hash(int at, string name) => new(StrictRlp.Bytes(_members[at], 32, name));

    private BigInteger Number(int at, string name, int maximumBytes) =>
        StrictRlp.Number(_members[at], maximumBytes, name);
}
