using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Lifecycle;
using Certs.Core.Merkle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Core.Witnessing;

namespace Certs.Testing.Bundles;

/// <summary>Makes the word of provinces on what a scenario's chain holds.</summary>
public static class TestWitnesses
{
    /// <summary>The scenario's document with the word of two of three provinces; null: it was never anchored.</summary>
    /// <param name="scenario">The certificate and what the chain recorded.</param>
    /// <param name="others">How many other facts were witnessed with it.</param>
    /// <param name="provinces">Who signs; none: 33 and 62.</param>
    public static Bundle? Of(OfflineScenario scenario, int others = 0, params IReadOnlyList<ushort> provinces)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        PresentedDocument document = scenario.Scenario.Evidence.Document;
        AnchorRecord? anchor = scenario.Scenario.Events.OfType<RegistryEvent.BatchAnchored>()
            .Select(batch => batch.Anchor).FirstOrDefault(batch => batch.Root == document.Root);
        if (anchor is null)
        {
            return null;
        }

        WitnessedFact fact = new(anchor, document.Handle, StatusOf(scenario, anchor.Agency, document.Handle));
        return new Bundle
        {
            Document = scenario.Scenario.Document,
            Witness = Sign(scenario.Trust, scenario.StatusBlock, fact, others, provinces.Count == 0 ? [33, 62] : provinces),
        };
    }

    /// <summary>The word of provinces on one fact among others.</summary>
    public static WitnessEvidence Sign(
        TrustFile trust, ChainHead head, WitnessedFact fact, int others, IReadOnlyList<ushort> provinces)
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(fact);
        MerkleTree tree = MerkleTree.Build(
        [
            .. Enumerable.Range(0, others)
                .Select(number => (ReadOnlyMemory<byte>)(fact with { Handle = new Hash32(Bytes(number)) }).ComputeLeaf().ToArray())
                .Prepend(fact.ComputeLeaf().ToArray()),
        ]);
        Checkpoint checkpoint = new(
            trust.GenesisHash, head with { ChainId = trust.ChainId }, new Hash32(tree.Root.Span), (uint)tree.Size);
        SignedCheckpoint signed = provinces.Aggregate(
            new SignedCheckpoint(checkpoint, []), (one, province) => one.SignedBy(province, TestProvinces.KeyOf(province)));
        return WitnessEvidence.Of(signed, fact, tree.PathOf(0));
    }

    private static Hash32 StatusOf(OfflineScenario scenario, AgencyId agency, Hash32 handle)
    {
        StatusRecord? last = scenario.Scenario.Events.OfType<RegistryEvent.StatusChanged>()
            .Where(change => change.At.BlockNumber <= scenario.StatusBlock.BlockNumber
                && change.Agency == agency && change.Handle == handle)
            .Select(change => change.Status).LastOrDefault();
        return last is null ? default : StatusLink.Word(last);
    }

    private static byte[] Bytes(int number) => [.. BitConverter.GetBytes(number), .. new byte[28]];
}
