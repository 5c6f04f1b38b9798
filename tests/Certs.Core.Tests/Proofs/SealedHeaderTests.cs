using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Core.Tests.Proofs;

public sealed class SealedHeaderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 4)]
    [InlineData(7, 5)]
    [InlineData(10, 7)]
    [InlineData(31, 21)]
    public void Two_thirds_rounded_up_are_needed_and_one_fewer_is_refused(int count, int needed)
    {
        using TestValidators validators = TestValidators.Make(count);
        foreach (Consensus consensus in new[] { Consensus.Qbft, Consensus.Ibft2 })
        {
            HeaderDraft draft = new(consensus, 12, validators.Addresses) { Round = 2 };

            Read(draft, draft.Seal([.. validators.Keys.Take(needed)])).Check(validators.Set);

            Assert.Equal(needed, validators.Set.Quorum);
            Assert.Equal(
                ProofRule.SealQuorum,
                Refusal(draft, draft.Seal([.. validators.Keys.Take(needed - 1)]), validators.Set));
        }
    }

    [Fact]
    public void The_seal_of_one_validator_counts_once()
    {
        using TestValidators validators = TestValidators.Make(4);
        HeaderDraft draft = new(Consensus.Qbft, 12, validators.Addresses);

        byte[] header = draft.Seal(validators.Keys[0], validators.Keys[1], validators.Keys[0]);

        Assert.Equal(ProofRule.SealTwice, Refusal(draft, header, validators.Set));
    }

    [Fact]
    public void The_seal_of_a_stranger_or_of_a_retired_validator_is_refused()
    {
        using TestValidators validators = TestValidators.Make(4);
        using TestValidators strangers = TestValidators.Make(1, from: 100);
        HeaderDraft draft = new(Consensus.Qbft, 12, validators.Addresses);

        byte[] header = draft.Seal([.. validators.Keys, strangers.Keys[0]]);

        Assert.Equal(ProofRule.SealForeign, Refusal(draft, header, validators.Set));
    }

    [Fact]
    public void A_list_that_the_header_brings_itself_is_not_believed()
    {
        using TestValidators validators = TestValidators.Make(4);
        using TestValidators invented = TestValidators.Make(4, from: 100);
        HeaderDraft draft = new(Consensus.Qbft, 12, invented.Addresses);

        Assert.Equal(ProofRule.ValidatorList, Refusal(draft, draft.Seal(invented.Keys), validators.Set));
        Assert.Equal(ProofRule.ValidatorList, Refusal(draft, draft.Seal(validators.Keys), validators.Set));
    }

    [Fact]
    public void An_empty_list_leaves_the_set_to_the_verifier()
    {
        using TestValidators validators = TestValidators.Make(4);
        HeaderDraft draft = new(Consensus.Qbft, 12, []);

        Read(draft, draft.Seal(validators.Keys)).Check(validators.Set);
    }

    [Fact]
    public void A_seal_with_a_high_s_or_another_parity_byte_or_length_is_refused()
    {
        using TestValidators validators = TestValidators.Make(1);
        HeaderDraft draft = new(Consensus.Qbft, 12, validators.Addresses);
        byte[] good = SealOf(draft.Seal(validators.Keys));
        byte[] high = [.. good[..32], .. Negated(good[32..64]), (byte)(good[64] ^ 1)];

        foreach (byte[] seal in (byte[][])[high, [.. good[..64], (byte)(good[64] + 27)], good[..64], [.. good, 0]])
        {
            Assert.Equal(ProofRule.SealShape, Refusal(draft, draft.WithSeals(seal), validators.Set));
        }
    }

    [Fact]
    public void Any_byte_of_a_header_that_is_changed_is_noticed()
    {
        using TestValidators validators = TestValidators.Make(4);
        HeaderDraft draft = new(Consensus.Qbft, 12, validators.Addresses);
        byte[] header = draft.Seal([.. validators.Keys.Take(3)]);

        for (int at = 0; at < header.Length; at++)
        {
            byte[] changed = [.. header];
            changed[at] ^= 0x01;

            Assert.Throws<ProofException>(() => Read(draft, changed).Check(validators.Set));
        }
    }

    [Fact]
    public void A_header_of_the_other_consensus_is_refused()
    {
        using TestValidators validators = TestValidators.Make(4);
        HeaderDraft draft = new(Consensus.Ibft2, 12, validators.Addresses);
        byte[] header = draft.Seal(validators.Keys);

        ProofException refusal = Assert.Throws<ProofException>(
            () => SealedHeader.Read(header, Consensus.Qbft, UnknownMembers.Refused));

        Assert.Equal(ProofRule.ExtraData, refusal.Rule);
    }

    [Fact]
    public void Members_of_later_forks_are_read_and_unknown_ones_only_where_allowed()
    {
        using TestValidators validators = TestValidators.Make(4);
        RlpItem hash = RlpItem.Bytes(new byte[32]);
        RlpItem zero = RlpItem.Number(0);
        RlpItem[] known = [RlpItem.Number(7), hash, zero, zero, hash, hash, hash, RlpItem.Number(5)];
        HeaderDraft draft = new(Consensus.Qbft, 12, validators.Addresses) { Later = known };
        HeaderDraft unknown = draft with { Later = [.. known, RlpItem.Bytes([1])] };

        Read(draft, draft.Seal(validators.Keys)).Check(validators.Set);
        SealedHeader allowed = SealedHeader.Read(
            unknown.Seal(validators.Keys), Consensus.Qbft, UnknownMembers.Allowed);
        allowed.Check(validators.Set);

        Assert.Equal(ProofRule.HeaderShape, Refusal(unknown, unknown.Seal(validators.Keys), validators.Set));
    }

    private static SealedHeader Read(HeaderDraft draft, byte[] rlp) =>
        SealedHeader.Read(rlp, draft.Consensus, UnknownMembers.Refused);

    private static ProofRule Refusal(HeaderDraft draft, byte[] rlp, ValidatorSet set) =>
        Assert.Throws<ProofException>(() => Read(draft, rlp).Check(set)).Rule;

    private static byte[] SealOf(byte[] header) =>
        Rlp.Decode(Rlp.Decode(header).Items[12].Value).Items[4].Items[0].Value;

    private static byte[] Negated(byte[] s)
    {
        byte[] negated = [.. s];
        Secp256k1.Negate(negated);
        return negated;
    }
}
