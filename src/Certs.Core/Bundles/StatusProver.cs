using System.Collections.Concurrent;
using System.Security.Cryptography;
using Certs.Core.Lifecycle;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Proves statuses by the StatusRegistry's storage at one block. Safe for many threads.</summary>
internal sealed class StatusProver(TrustFile trust)
{
    private const int MostKept = 1_024;

    private readonly ConcurrentDictionary<Hash32, Hash32> _storageRoots = new();

    /// <summary>The block and the statuses, or why they are not proven.</summary>
    /// <param name="proof">The evidence; null: there is none.</param>
    /// <param name="blocks">The blocks of its bundle.</param>
    /// <param name="wanted">Whose statuses, in the order of the bundle's slots.</param>
    public (ChainHead? Block, StatusTrouble? Trouble, IReadOnlyList<ProvenStatus> Statuses) Find(
        StatusEvidence? proof, BundleBlocks blocks, IReadOnlyList<(AgencyId Agency, Hash32 Handle)> wanted)
    {
        if (proof is not { } evidence)
        {
            return (null, new StatusTrouble(OfflineReasons.StatusProofMissing, "The bundle proves no status."), []);
        }

        try
        {
            ProvenBlock block = blocks.Prove(evidence.Header);
            Hash32 storageRoot = StorageRootOf(block, evidence.Account);
            if (evidence.Slots.Count != wanted.Count)
            {
                throw new EvidenceException(
                    OfflineReasons.ProofOfAnother, $"{evidence.Slots.Count} slots where {wanted.Count} are asked for.");
            }

            ProvenStatus[] statuses =
                [.. wanted.Zip(evidence.Slots, (one, slot) => Read(storageRoot, one.Agency, one.Handle, slot))];
            return (block.Head, null, statuses);
        }
        catch (EvidenceException refused)
        {
            return (null, new StatusTrouble(refused.Reason, refused.Message), []);
        }
        catch (ProofException broken)
        {
            EvidenceException refused = new(broken);
            return (null, new StatusTrouble(refused.Reason, refused.Message), []);
        }
    }

    private Hash32 StorageRootOf(ProvenBlock block, IReadOnlyList<byte[]> nodes)
    {
        Hash32 key = KeyOf(block.Header.StateRoot, nodes);
        if (_storageRoots.TryGetValue(key, out Hash32 kept))
        {
            return kept;
        }

        AccountState? account = AccountState.Read(block.Header.StateRoot, trust.Status.Address, nodes);
        if (account?.CodeHash != trust.Status.CodeHash)
        {
            throw new EvidenceException(
                OfflineReasons.ContractDiffers,
                account is null ? "There is no such contract." : $"Its code is {account.CodeHash}.");
        }

        if (_storageRoots.Count >= MostKept)
        {
            _storageRoots.Clear();
        }

        return _storageRoots[key] = account.StorageRoot;
    }

    private static ProvenStatus Read(Hash32 storageRoot, AgencyId agency, Hash32 handle, StatusSlot slot)
    {
        Hash32 word = StorageWord.Read(
            storageRoot, ContractStorage.StatusSlotOf(agency, handle), slot.Nodes);
        List<StatusRecord> changes = [];
        if (!word.IsZero)
        {
            changes.Add(RecordOf(word));
        }

        foreach (EarlierStatus earlier in slot.Earlier)
        {
            changes.Add(Before(changes, earlier));
        }

        return new ProvenStatus(agency, handle, changes);
    }

    // Each word holds a hash over the one before and its own detail.
    private static StatusRecord Before(List<StatusRecord> changes, EarlierStatus earlier)
    {
        StatusRecord? later = changes.LastOrDefault();
        StatusRecord? record = ContractStorage.ReadStatus(earlier.Word);
        return later is not null && record is not null && record.Sequence == later.Sequence - 1
            && later.Link == StatusLink.Of(earlier.Word, later, earlier.Detail)
            ? record
            : throw new EvidenceException(
                OfflineReasons.StatusHistoryWrong, $"Step {changes.Count} back does not lead to the word before.");
    }

    private static StatusRecord RecordOf(Hash32 word) => ContractStorage.ReadStatus(word)
        ?? throw new EvidenceException(OfflineReasons.ProofMalformed, "The slot holds no status word.");

    private static Hash32 KeyOf(Hash32 stateRoot, IReadOnlyList<byte[]> nodes)
    {
        using IncrementalHash text = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        text.AppendData(stateRoot.ToArray());
        foreach (byte[] node in nodes)
        {
            text.AppendData(BitConverter.GetBytes(node.Length));
            text.AppendData(node);
        }

        return new Hash32(text.GetHashAndReset());
    }
}
