using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>A scenario as a bundle and a trust file, beside the evidence that a service has of it.</summary>
public sealed class OfflineScenario
{
    /// <summary>Makes bundle and trust file.</summary>
    /// <param name="scenario">The certificate and what the chain recorded.</param>
    /// <param name="blocks">Makes the blocks; the status is proven at the height of the scenario's head.</param>
    /// <param name="registriesBlock">The block of the trust file's registries; null: the scenario's head.</param>
    public OfflineScenario(Scenario scenario, TestBlocks blocks, long? registriesBlock = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(blocks);
        Scenario = scenario;
        Bundle = BundleOf(scenario, blocks);
        StatusBlock = scenario.View.Head with { BlockHash = HashOf(Bundle.Status!.Header) };
        Trust = TestTrust.Make(blocks.Validators.Addresses, SnapshotOf(scenario, registriesBlock));
        Verifier = new OfflineVerifier(Trust, CertificateTypes.BuiltIn, scenario.Evidence.Policy);
    }

    public Scenario Scenario { get; }

    public Bundle Bundle { get; }

    public TrustFile Trust { get; }

    public OfflineVerifier Verifier { get; }

    /// <summary>The block at which the status is proven.</summary>
    public ChainHead StatusBlock { get; }

    /// <summary>The verdict from the bundle, as known at the status's block.</summary>
    public VerificationReport Offline => Verify(Bundle);

    /// <summary>The verdict of a service, as known at the status's block.</summary>
    public VerificationReport Online => Judge.Run(Scenario.Evidence with
    {
        Registry = new Lookup<RegistryView>.Found(TestRegistry.ViewOf(
            Scenario.Events.Where(one => one.At.BlockNumber <= StatusBlock.BlockNumber), StatusBlock)),
        Now = StatusBlock.BlockTime,
        KnownUntil = StatusBlock.BlockTime,
    });

    /// <summary>The verdict on another bundle, as known at the status's block.</summary>
    public VerificationReport Verify(Bundle bundle) => Verifier.Verify(bundle, Question);

    /// <summary>What both are asked.</summary>
    public OfflineQuestion Question => new(
        Scenario.Evidence.RelyingProvince, StatusBlock.BlockTime, Scenario.Evidence.At, KnownAs.AtStatusBlock);

    private static Bundle BundleOf(Scenario scenario, TestBlocks blocks)
    {
        PresentedDocument presented = scenario.Evidence.Document;
        AnchorRecord? anchor = scenario.Events.OfType<RegistryEvent.BatchAnchored>()
            .Select(batch => batch.Anchor).FirstOrDefault(batch => batch.Root == presented.Root);
        ChainHead head = scenario.View.Head;
        RegistryEvent.StatusChanged[] changes =
        [
            .. scenario.Events.OfType<RegistryEvent.StatusChanged>()
                .Where(change => change.At.BlockNumber <= head.BlockNumber),
        ];
        AgencyId agency = presented.Document?.Payload.Issuer ?? default;
        return new Bundle
        {
            Document = scenario.Document,
            Inclusion = anchor is null ? null : blocks.Anchor(anchor),
            Status = blocks.Status(head.BlockNumber, head.BlockTime, changes, (agency, presented.Handle)),
        };
    }

    private static RegistrySnapshot SnapshotOf(Scenario scenario, long? block)
    {
        ChainHead head = block is { } height
            ? TestRegistry.Head(height, TimeOf(scenario, height))
            : scenario.View.Head with { BlockNumber = scenario.View.Head.BlockNumber - 1 };
        RegistryView view = TestRegistry.ViewOf(
            scenario.Events.Where(recorded => recorded.At.BlockNumber <= head.BlockNumber), head);
        return new RegistrySnapshot(head, view.Rulings());
    }

    private static DateTimeOffset TimeOf(Scenario scenario, long height) =>
        scenario.View.Head.BlockTime.AddSeconds(height - scenario.View.Head.BlockNumber);

    private static Hash32 HashOf(ReadOnlyMemory<byte> header) => Core.Proofs.SealedHeader.Read(
        header.Span, Core.Proofs.Consensus.Qbft, Core.Proofs.UnknownMembers.Refused).BlockHash;
}
