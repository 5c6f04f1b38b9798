using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>A proposer's vote, in its block's header, to take in a validator or to drop one.</summary>
/// <param name="Candidate">Whom the vote is about.</param>
/// <param name="IsAddition">True to take in, false to drop.</param>
public sealed record ValidatorVote(Address Candidate, bool IsAddition)
{
    private const byte Add = 0xff;

    /// <summary>Reads a vote; null for none, which is an empty list in QBFT, an empty string in IBFT 2.0.</summary>
    internal static ValidatorVote? Read(RlpItem item, Consensus consensus)
    {
        bool isNone = item.IsList ? item.Items.Count == 0 : item.Value.Length == 0;
        if (isNone && item.IsList == (consensus == Consensus.Qbft))
        {
            return null;
        }

        byte[] drop = consensus == Consensus.Qbft ? [] : [0];
        if (item is not { IsList: true, Items.Count: 2 } || item.Items[1].IsList
            || (item.Items[1].Value is not [Add] && !item.Items[1].Value.SequenceEqual(drop)))
        {
            throw new ProofException(ProofRule.ExtraData, "A vote is a validator, and to add or to drop it.");
        }

        return new ValidatorVote(
            new Address(StrictRlp.Bytes(item.Items[0], Address.Length, "A candidate")),
            item.Items[1].Value is [Add]);
    }
}
