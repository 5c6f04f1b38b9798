using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Ledger.Evm;
using Certs.Testing;

namespace Certs.Ledger.Tests.Offline;

/// <summary>What a bundle is captured from, as a QBFT network answered it.</summary>
public sealed class RecordedProofTests
{
    [Fact]
    public void Every_recorded_header_becomes_the_bytes_that_its_validators_sealed()
    {
        JsonElement[] headers = [.. Read().GetProperty("headers").EnumerateArray()];

        Assert.Equal(33, headers.Length);
        Assert.All(headers, json =>
        {
            SealedHeader read = SealedHeader.Read(
                BlockHashing.Whole(json), Consensus.Qbft, UnknownMembers.Refused);
            Assert.Equal(Hash32.FromHex(json.GetProperty("hash").GetString()!), read.BlockHash);
            Assert.True(read.Header.Height == 0 || read.SealCount > 0);
        });
    }

    [Fact]
    public void A_recorded_proof_leads_from_the_state_root_to_the_words()
    {
        JsonElement recorded = Read();
        JsonElement json = recorded.GetProperty("proof");
        Address contract = Address.Parse(recorded.GetProperty("contract").GetString()!);

        StorageProof proof = StorageProof.Read(json);
        AccountState account = AccountState.Read(Keccak256.Hash(proof.Account[0]), contract, proof.Account)!;

        Assert.All(json.GetProperty("storageProof").EnumerateArray().Zip(proof.Slots), pair =>
        {
            Hash32 slot = Hash32.FromHex(pair.First.GetProperty("key").GetString()!);
            Hash32 word = StorageWord.Read(account.StorageRoot, slot, pair.Second);
            Assert.Equal(
                HexBytes.DecodeQuantity(pair.First.GetProperty("value").GetString()!),
                HexBytes.DecodeQuantity(word.ToString()));
        });
    }

    private static JsonElement Read() => EthereumVectors.Read(Repository.Fixtures("qbft/qbft-goquorum-24.4.1.json"));
}
