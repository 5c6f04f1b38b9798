using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>A header of a QBFT or IBFT 2.0 chain with the seals of those who committed it.</summary>
/// <remarks>
/// A header proves itself only against a set that the verifier has from elsewhere: its own list is compared,
/// never believed.
/// </remarks>
public sealed class SealedHeader
{
    private readonly SealData _data;
    private readonly Lazy<IReadOnlyList<Address>> _signers;

    private SealedHeader(ChainHeader header, SealData data)
    {
        Header = header;
        _data = data;
        BlockHash = header.Height == 0 ? header.HashAsIs() : header.HashWith(data.ForBlockHash());
        Listed = data.Listed;
        Vote = data.Vote;
        _signers = new Lazy<IReadOnlyList<Address>>(Recover);
    }

    /// <summary>The members.</summary>
    public ChainHeader Header { get; }

    /// <summary>The block's hash; the genesis block is hashed as it is.</summary>
    public Hash32 BlockHash { get; }

    /// <summary>The validators that the header itself lists; empty where a contract keeps them.</summary>
    public IReadOnlyList<Address> Listed { get; }

    /// <summary>The proposer's vote on the set; null for none.</summary>
    public ValidatorVote? Vote { get; }

    /// <summary>How many seals there are.</summary>
    public int SealCount => _data.Seals.Count;

    /// <summary>Reads a header.</summary>
    /// <param name="rlp">Its RLP, seals included.</param>
    /// <param name="consensus">How the pinned chain seals its blocks: QBFT or IBFT 2.0.</param>
    /// <param name="unknown">What to do with members after the last one known.</param>
    /// <exception cref="ProofException">Not a header of such a chain.</exception>
    public static SealedHeader Read(ReadOnlySpan<byte> rlp, Consensus consensus, UnknownMembers unknown)
    {
        ChainHeader header = ChainHeader.Read(rlp, unknown);
        return new SealedHeader(header, SealData.Read(header.ExtraData.Span, consensus));
    }

    /// <summary>Checks that a quorum of the set valid for this block sealed it, and nobody else.</summary>
    /// <param name="validators">The set after the block before.</param>
    /// <exception cref="ProofException">
    /// The header lists others, a seal is malformed, foreign or there twice, or there are too few.
    /// </exception>
    public void Check(ValidatorSet validators)
    {
        ArgumentNullException.ThrowIfNull(validators);
        if (Listed.Count > 0 && !validators.IsSameAs(new ValidatorSet(Listed)))
        {
            throw new ProofException(ProofRule.ValidatorList, $"Block {Header.Height} lists other validators.");
        }

        if (_signers.Value.Any(signer => !validators.Contains(signer)))
        {
            throw new ProofException(ProofRule.SealForeign, $"A seal of block {Header.Height} is by a stranger.");
        }

        if (!IsSealedBy(validators))
        {
            throw new ProofException(
                ProofRule.SealQuorum,
                $"Block {Header.Height} has {_signers.Value.Count} seals; {validators.Quorum} are needed.");
        }
    }

    /// <summary>True when a quorum of a set is among those who sealed, whoever else did.</summary>
    /// <exception cref="ProofException">A seal is malformed, or one signer's is there twice.</exception>
    public bool IsSealedBy(ValidatorSet validators)
    {
        ArgumentNullException.ThrowIfNull(validators);
        return _signers.Value.Count(validators.Contains) >= validators.Quorum;
    }

    private Address[] Recover()
    {
        Hash32 signed = Header.HashWith(_data.ForSeals());
        RecoverableSignature[] seals = [.. _data.Seals.Select(Read)];
        Address[] signers =
            [.. Secp256k1.RecoverAddresses(signed, seals).Select(signer => signer ?? throw NoSeal())];
        return signers.Distinct().Count() == signers.Length
            ? signers
            : throw new ProofException(ProofRule.SealTwice, $"Block {Header.Height} has two seals of one signer.");
    }

    private static RecoverableSignature Read(RlpItem seal) =>
        !seal.IsList && seal.Value.Length == RecoverableSignature.Length
        ? RecoverableSignature.FromBytes(seal.Value)
        : throw NoSeal();

    private static ProofException NoSeal() =>
        new(ProofRule.SealShape, "A seal is r, s (low) and a parity of 0 or 1.");
}
