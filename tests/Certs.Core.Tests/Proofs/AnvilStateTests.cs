using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Core.Tests.Proofs;

/// <summary>State and receipts of a real chain, read by us and by <c>@ethereumjs/mpt</c>.</summary>
public sealed class AnvilStateTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private static readonly Hash32 NoSlot = Keccak256.Hash("no such slot"u8);

    [Fact]
    public async Task Accounts_slots_and_their_absence_read_alike()
    {
        WholeHeader block = await HeaderAsync(null);
        Hash32 stateRoot = ChainHeader.Read(block.Rlp.Span, UnknownMembers.Refused).StateRoot;
        Address nobody = new(Keccak256.Hash("nobody"u8).ToArray().AsSpan(12));
        Hash32[] slots = [Slot(0), Slot(1), Slot(2), Slot(3), NoSlot];
        EthereumJs theirs = new();
        List<string?> ours = [];
        foreach (Address account in chain.Network.Contracts.All.Append(nobody))
        {
            StorageProof proof = await AskAsync(NodeQuestions.Proof(account, slots, block.Header.Number));
            Compare(stateRoot, Hashed(account.ToArray()), proof.Account);
            if (AccountState.Read(stateRoot, account, proof.Account) is not { } state)
            {
                Assert.Equal(nobody, account);
                continue;
            }

            foreach ((Hash32 slot, IReadOnlyList<byte[]> nodes) in slots.Zip(proof.Slots))
            {
                Compare(state.StorageRoot, Hashed(slot.ToArray()), nodes);
            }
        }

        (_, string?[] values) = await theirs.RunAsync();

        Assert.Equal(values, ours);
        Assert.Contains(null, ours);
        Assert.True(ours.Count(value => value is not null) > chain.Network.Contracts.All.Count);

        // The package has no proof for the empty trie, which needs no node.
        void Compare(Hash32 root, byte[] key, IReadOnlyList<byte[]> nodes)
        {
            byte[]? value = TrieProof.Read(root, key, nodes);
            if (nodes.Count > 0)
            {
                theirs.Check(root, key, nodes);
                ours.Add(value is null ? null : HexBytes.Encode(value));
            }
        }
    }

    [Fact]
    public async Task Every_blocks_receipts_have_the_root_of_its_header()
    {
        List<(WholeHeader Block, byte[][] Receipts)> blocks = [];
        long newest = (await HeaderAsync(null)).Header.Number;
        EthereumJs theirs = new();
        for (long number = 1; number <= newest; number++)
        {
            WholeHeader block = await HeaderAsync(number);
            byte[][] receipts = [.. (await chain.Node.AskAllAsync(
                [.. block.Header.Transactions.Select(NodeQuestions.Receipt)], TestContext.Current.CancellationToken))
                .Select(receipt => receipt!.Encoded.ToArray())];
            KeyValuePair<byte[], byte[]>[] entries =
                [.. receipts.Select((receipt, index) => KeyValuePair.Create(Index(index), receipt))];
            theirs.Make(entries, entries.Select(entry => entry.Key));
            blocks.Add((block, receipts));
        }

        (IReadOnlyList<(Hash32 Root, string[][] Proofs)> made, _) = await theirs.RunAsync();

        Assert.NotEmpty(blocks.SelectMany(block => block.Receipts));
        Assert.All(blocks.Zip(made), pair =>
        {
            ((WholeHeader block, byte[][] receipts), (Hash32 root, string[][] proofs)) = pair;
            Assert.Equal(block.Header.ReceiptsRoot, root);
            Assert.Equal(
                proofs,
                receipts.Select((_, index) =>
                    PatriciaTrie.ProveInList(receipts, index).Select(node => HexBytes.Encode(node)).ToArray()));
        });
    }

    private async Task<WholeHeader> HeaderAsync(long? number) =>
        await AskAsync(NodeQuestions.Header(number)) ?? throw new InvalidOperationException($"No block {number}.");

    private Task<T> AskAsync<T>(NodeQuestion<T> question) =>
        chain.Node.AskAsync(question, TestContext.Current.CancellationToken);

    private static Hash32 Slot(byte number)
    {
        byte[] slot = new byte[32];
        slot[^1] = number;
        return new Hash32(slot);
    }

    private static byte[] Index(int index) => Rlp.Encode(RlpItem.Number(index));

    private static byte[] Hashed(ReadOnlySpan<byte> key) => Keccak256.Hash(key).ToArray();
}
