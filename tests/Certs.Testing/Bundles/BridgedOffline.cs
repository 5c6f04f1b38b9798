using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>A bridged certificate as a bundle, beside the evidence that a service has of it.</summary>
public sealed class BridgedOffline
{
    private readonly BridgeScenario _scenario;
    private readonly OfflineVerifier _verifier;
    private readonly ChainHead _status;

    /// <summary>Makes bundle and trust file; statement and certificate are in blocks of their own.</summary>
    public BridgedOffline(BridgeScenario scenario, TestBlocks blocks)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(blocks);
        _scenario = scenario;
        Evidence evidence = scenario.Evidence;
        PresentedStatement statement = evidence.Bridges[0].Presented;
        ChainHead head = scenario.View.Head;
        Bundle = new Bundle
        {
            Document = scenario.Document,
            Inclusion = blocks.Anchor(Found(evidence.Anchor)),
            Statements = [new StatementEvidence(scenario.Statement, blocks.Anchor(Found(evidence.Bridges[0].Anchor)))],
            Status = blocks.Status(
                head.BlockNumber, head.BlockTime, [],
                (evidence.Document.Document!.Payload.Issuer, evidence.Document.Handle),
                (statement.Statement!.Claims.Issuer, statement.Handle)),
        };
        _status = head with
        {
            BlockHash = SealedHeader.Read(
                Bundle.Status.Header.Span, Consensus.Qbft, UnknownMembers.Refused).BlockHash,
        };
        RegistrySnapshot registries = new(
            head with { BlockNumber = head.BlockNumber - 1 }, scenario.View.Rulings());
        Trust = TestTrust.Make(blocks.Validators.Addresses, registries);
        _verifier = new OfflineVerifier(Trust, CertificateTypes.BuiltIn, evidence.Policy);
    }

    public Bundle Bundle { get; }

    public TrustFile Trust { get; }

    /// <summary>What both are asked.</summary>
    public OfflineQuestion Question => new(
        _scenario.Evidence.RelyingProvince, _status.BlockTime, _scenario.Evidence.At, KnownAs.AtStatusBlock);

    /// <summary>The verdict from the bundle, as known at the status's block.</summary>
    public VerificationReport Offline => Verify(Bundle);

    /// <summary>The verdict of a service, as known at the status's block.</summary>
    public VerificationReport Online => Judge.Run(_scenario.Evidence with
    {
        Registry = new Lookup<RegistryView>.Found(_scenario.View.AsKnownAt(_status)),
        Now = _status.BlockTime,
        KnownUntil = _status.BlockTime,
    });

    /// <summary>The verdict on another bundle.</summary>
    public VerificationReport Verify(Bundle bundle) => _verifier.Verify(bundle, Question);

    private static AnchorRecord Found(Lookup<AnchorRecord> anchor) => ((Lookup<AnchorRecord>.Found)anchor).Value;
}
