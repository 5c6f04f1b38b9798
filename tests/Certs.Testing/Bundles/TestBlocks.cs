using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Lifecycle;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Testing.Chain;

namespace Certs.Testing.Bundles;

/// <summary>Blocks of a QBFT chain that hold what a bundle proves, sealed by validators whose keys the tests hold.</summary>
/// <param name="validators">Who seals.</param>
/// <param name="strangers">Slots beside those that matter, so that proofs have some depth.</param>
public sealed class TestBlocks(TestValidators validators, int strangers = 40)
{
    /// <summary>Accounts beside those of the contracts: operators and admins of a consortium.</summary>
    private const int Accounts = 40;

    /// <summary>Who seals.</summary>
    public TestValidators Validators { get; } = validators;

    /// <summary>The header of a block before it is sealed.</summary>
    public HeaderDraft Draft(long height, DateTimeOffset time) =>
        new(Consensus.Qbft, height, Validators.Addresses) { Time = time, Proposer = Validators.Addresses[0] };

    /// <summary>Seals by exactly as many as are needed.</summary>
    public byte[] Seal(HeaderDraft draft) => draft.Seal([.. Validators.Keys.Take(Validators.Set.Quorum)]);

    /// <summary>A block whose receipts anchor a batch, among other transactions.</summary>
    public AnchorEvidence Anchor(AnchorRecord anchor, int before = 2)
    {
        byte[][] receipts =
        [
            .. Enumerable.Range(0, before).Select(number => ReceiptOf(number)), ReceiptOf(before, LogOf(anchor)),
            ReceiptOf(before + 1),
        ];
        HeaderDraft draft = Draft(anchor.BlockNumber, anchor.BlockTime) with
        {
            ReceiptsRoot = PatriciaTrie.RootOfList(receipts),
        };
        return new AnchorEvidence(Seal(draft), before, PatriciaTrie.ProveInList(receipts, before));
    }

    /// <summary>A block whose state holds statuses.</summary>
    /// <param name="height">Its height.</param>
    /// <param name="time">Its time.</param>
    /// <param name="changes">Every change of every status, oldest first.</param>
    /// <param name="asked">Whose slots to prove.</param>
    public StatusEvidence Status(
        long height, DateTimeOffset time, IReadOnlyList<RegistryEvent.StatusChanged> changes,
        params IReadOnlyList<(AgencyId Agency, Hash32 Handle)> asked)
    {
        ILookup<Hash32, RegistryEvent.StatusChanged> bySlot = changes.ToLookup(
            change => ContractStorage.StatusSlotOf(change.Agency, change.Handle));
        KeyValuePair<byte[], byte[]>[] storage =
        [
            .. bySlot.Select(slot => Entry(slot.Key, TestWords.Minimal(StatusLink.Word(slot.Last().Status)))),
            .. Enumerable.Range(0, strangers).Select(number => Entry(
                Keccak256.Hash(BitConverter.GetBytes(number)), Rlp.Encode(RlpItem.Number(number + 1)))),
        ];
        KeyValuePair<byte[], byte[]>[] state = [.. StateOf(PatriciaTrie.Root(storage))];
        HeaderDraft draft = Draft(height, time) with { StateRoot = PatriciaTrie.Root(state) };
        return new StatusEvidence(
            Seal(draft),
            PatriciaTrie.Prove(state, Keccak256.Hash(TestTrust.Status.ToArray()).ToArray()),
            [.. asked.Select(one => SlotOf(one, storage, bySlot))]);
    }

    private static StatusSlot SlotOf(
        (AgencyId Agency, Hash32 Handle) asked, KeyValuePair<byte[], byte[]>[] storage,
        ILookup<Hash32, RegistryEvent.StatusChanged> changes)
    {
        Hash32 slot = ContractStorage.StatusSlotOf(asked.Agency, asked.Handle);
        IReadOnlyList<byte[]> nodes = PatriciaTrie.Prove(storage, Keccak256.Hash(slot.ToArray()).ToArray());
        return new StatusSlot(nodes, TestWords.StepsOf([.. changes[slot]]));
    }

    private static IEnumerable<KeyValuePair<byte[], byte[]>> StateOf(Hash32 storageRoot)
    {
        yield return Account(TestTrust.Status, storageRoot);
        yield return Account(TestTrust.Anchors, PatriciaTrie.EmptyRoot);
        for (int number = 1; number <= Accounts; number++)
        {
            yield return Account(
                new Address(Keccak256.Hash(BitConverter.GetBytes(number)).ToArray().AsSpan(12)), PatriciaTrie.EmptyRoot);
        }
    }

    private static KeyValuePair<byte[], byte[]> Account(Address address, Hash32 storageRoot) => new(
        Keccak256.Hash(address.ToArray()).ToArray(),
        Rlp.Encode(RlpItem.List(
            RlpItem.Number(1), RlpItem.Number(0), RlpItem.Bytes(storageRoot.ToArray()),
            RlpItem.Bytes(TestTrust.CodeOf(address).ToArray()))));

    private static KeyValuePair<byte[], byte[]> Entry(Hash32 slot, byte[] value) =>
        new(Keccak256.Hash(slot.ToArray()).ToArray(), value);

    private static byte[] ReceiptOf(int number, params RlpItem[] logs) => Rlp.Encode(RlpItem.List(
        RlpItem.Number(1), RlpItem.Number((number + 1) * 60_000), RlpItem.Bytes(new byte[256]), RlpItem.List(logs)));

    private static RlpItem LogOf(AnchorRecord anchor) => RlpItem.List(
        RlpItem.Bytes(TestTrust.Anchors.ToArray()),
        RlpItem.List(
            RlpItem.Bytes(ContractStorage.BatchAnchoredTopic.ToArray()), RlpItem.Bytes(anchor.Root.ToArray()),
            RlpItem.Bytes(ContractStorage.Word(anchor.Agency.Number).ToArray())),
        RlpItem.Bytes(TestWords.Of(anchor).ToArray()));
}
