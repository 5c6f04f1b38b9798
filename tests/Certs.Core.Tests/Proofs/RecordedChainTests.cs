using System.Text.Json;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Xunit;

namespace Certs.Core.Tests.Proofs;

public sealed class RecordedChainTests
{
    [Fact]
    public void Every_recorded_header_has_its_hash_and_the_seals_of_the_set_that_was_valid()
    {
        JsonElement recorded = RecordedChain.Read();
        ValidatorCheckpoint checkpoint = new(0, Four(recorded));
        SealedHeader[] headers = [.. recorded.GetProperty("headers").EnumerateArray().Select(Header)];
        List<HandOver> handOvers = [];
        List<int> sizes = [];
        for (int at = 1; at < headers.Length; at++)
        {
            if (headers[at].Listed.Count != headers[at - 1].Listed.Count)
            {
                handOvers.Add(new HandOver(headers[at], [.. headers[..at].Where(
                    header => header.Vote is not null && header.Listed.Count == headers[at - 1].Listed.Count)]));
            }

            ValidatorSet valid = checkpoint.SetFor(handOvers, headers[at]);
            headers[at].Check(valid);
            sizes.Add(valid.Validators.Count);
        }

        Assert.Equal(33, headers.Length);
        Assert.Equal(2, handOvers.Count);
        Assert.Equal(3, sizes.Count(size => size == 3));
        Assert.All(
            recorded.GetProperty("headers").EnumerateArray().Zip(headers),
            pair => Assert.Equal(RecordedChain.Hash(pair.First, "hash"), pair.Second.BlockHash));
    }

    [Fact]
    public void A_header_of_the_smaller_set_is_refused_against_the_larger_one_and_the_genesis_against_any()
    {
        JsonElement recorded = RecordedChain.Read();
        SealedHeader[] headers = [.. recorded.GetProperty("headers").EnumerateArray().Select(Header)];
        SealedHeader smaller = headers.First(header => header.Listed.Count == 3);

        Assert.Equal(
            ProofRule.ValidatorList, Assert.Throws<ProofException>(() => smaller.Check(Four(recorded))).Rule);
        Assert.Equal(
            ProofRule.SealQuorum, Assert.Throws<ProofException>(() => headers[0].Check(Four(recorded))).Rule);
    }

    [Fact]
    public void Recorded_words_are_proven_present_and_absent()
    {
        JsonElement recorded = RecordedChain.Read();
        JsonElement proof = recorded.GetProperty("proof");
        Address contract = Address.Parse(recorded.GetProperty("contract").GetString()!);

        AccountState account = AccountState.Read(
            StateRoot(recorded, proof), contract, RecordedChain.Nodes(proof.GetProperty("accountProof")))!;

        Assert.Equal(RecordedChain.Hash(proof, "codeHash"), account.CodeHash);
        Assert.All(proof.GetProperty("storageProof").EnumerateArray(), slot => Assert.Equal(
            new Hash32(Padded(slot.GetProperty("value").GetString()!)),
            StorageWord.Read(
                account.StorageRoot, RecordedChain.Hash(slot, "key"),
                RecordedChain.Nodes(slot.GetProperty("proof")))));
    }

    [Fact]
    public void Each_of_forty_recorded_receipts_is_proven_with_its_logs()
    {
        JsonElement recorded = RecordedChain.Read();
        byte[][] receipts = [.. recorded.GetProperty("receipts").EnumerateArray().Select(Encoded)];
        Hash32 root = RecordedChain.Hash(recorded.GetProperty("block"), "receiptsRoot");
        Address contract = Address.Parse(recorded.GetProperty("contract").GetString()!);

        for (int index = 0; index < receipts.Length; index++)
        {
            Receipt receipt = Receipt.Read(root, index, PatriciaTrie.ProveInList(receipts, index));

            Assert.True(receipt.HasSucceeded);
            Assert.Equal(contract, Assert.Single(receipt.Logs).Contract);
        }

        Assert.Throws<ProofException>(() => Receipt.Read(root, 40, PatriciaTrie.ProveInList(receipts, 40)));
    }

    private static ValidatorSet Four(JsonElement recorded) => new(
        [.. recorded.GetProperty("genesisValidators").EnumerateArray()
            .Select(validator => Address.Parse(validator.GetString()!))
            .OrderBy(validator => validator.ToLowerHex(), StringComparer.Ordinal)]);

    private static SealedHeader Header(JsonElement json) =>
        SealedHeader.Read(RecordedChain.Rlp(json), Consensus.Qbft, UnknownMembers.Refused);

    // The recording does not name the block that the proofs were taken at: it is the one whose state root
    // the first node hashes to.
    private static Hash32 StateRoot(JsonElement recorded, JsonElement proof)
    {
        Hash32 first = Keccak256.Hash(RecordedChain.Nodes(proof.GetProperty("accountProof"))[0]);
        return recorded.GetProperty("headers").EnumerateArray().Append(recorded.GetProperty("block"))
            .Select(header => RecordedChain.Hash(header, "stateRoot"))
            .First(root => root == first);
    }

    private static byte[] Padded(string quantity)
    {
        byte[] word = new byte[32];
        byte[] digits = HexBytes.DecodeQuantity(quantity).ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(word.AsSpan(32 - digits.Length));
        return word;
    }

    private static byte[] Encoded(JsonElement receipt) => Rlp.Encode(RlpItem.List(
        RlpItem.Number(HexBytes.DecodeQuantity(receipt.GetProperty("status").GetString()!)),
        RlpItem.Number(HexBytes.DecodeQuantity(receipt.GetProperty("cumulativeGasUsed").GetString()!)),
        RlpItem.Bytes(HexBytes.Decode(receipt.GetProperty("logsBloom").GetString()!)),
        RlpItem.List([.. receipt.GetProperty("logs").EnumerateArray().Select(log => RlpItem.List(
            RlpItem.Bytes(HexBytes.Decode(log.GetProperty("address").GetString()!)),
            RlpItem.List([.. log.GetProperty("topics").EnumerateArray().Select(topic =>
                RlpItem.Bytes(HexBytes.Decode(topic.GetString()!)))]),
            RlpItem.Bytes(HexBytes.Decode(log.GetProperty("data").GetString()!))))])));
}
