using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>
/// Gathers from bundles and a trust file what a service asks the chain for. Judging itself is <see cref="Judge"/>'s.
/// </summary>
/// <remarks>
/// Pure: no clock, no network. Bundles that share a block share the work on it. Safe for many threads.
/// </remarks>
public sealed class OfflineVerifier
{
    private readonly TrustFile _trust;
    private readonly CertificateTypes _types;
    private readonly VerificationPolicy _policy;
    private readonly RegistryView _registries;
    private readonly BlockProver _blocks;
    private readonly AnchorProver _anchors;
    private readonly StatusProver _statuses;
    private readonly WitnessProver _witnesses;

    /// <summary>A verifier.</summary>
    /// <param name="trust">A trust file that <see cref="TrustGate"/> accepted.</param>
    /// <param name="types">The certificate types that this verifier has.</param>
    /// <param name="policy">The verifier's tolerances.</param>
    /// <exception cref="TrustRefusedException">The registries of the file contradict themselves.</exception>
    public OfflineVerifier(TrustFile trust, CertificateTypes types, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(trust);
        _trust = trust;
        _types = types;
        _policy = policy;
        _registries = ViewOf(trust.Registries);
        _blocks = new BlockProver(trust);
        _anchors = new AnchorProver(trust);
        _statuses = new StatusProver(trust);
        _witnesses = new WitnessProver(trust);
    }

    /// <summary>Judges a bundle.</summary>
    public VerificationReport Verify(Bundle bundle, OfflineQuestion question) => Judge.Run(Gather(bundle, question));

    /// <summary>Gathers the evidence. What is bad or missing is part of it, no exception.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="question">What is asked of it.</param>
    /// <param name="memory">The blocks that were proven before; null: none.</param>
    public Evidence Gather(Bundle bundle, OfflineQuestion question, BlockMemory? memory = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        BundleBlocks blocks = new(_blocks, bundle, memory ?? BlockMemory.Empty);
        PresentedDocument document = PresentedDocument.Read(bundle.Document);
        IReadOnlyList<PresentedStatement> statements = BundleSubjects.StatementsOf(document, bundle);
        (Lookup<AnchorRecord> anchor, OfflineProof proof) = bundle.Witness is { } witness
            ? Witnessed(witness, document, blocks)
            : Proven(bundle, document, statements, blocks);
        BridgeEvidence[] bridges =
            [.. statements.Select((statement, at) => BridgeOf(statement, bundle, at, blocks))];
        (ChainHead head, DateTimeOffset now) = MomentOf(question, proof.StatusBlock);
        return new Evidence
        {
            Document = document,
            Type = TypeOf(document),
            Registry = new Lookup<RegistryView>.Found(_registries.CarriedTo(head, StatusOverlay.Of(proof.Statuses))),
            Anchor = anchor,
            Bridges = bridges,
            Chain = _trust.ChainName,
            MayLoseBlocks = _trust.IsDevelopment,
            RelyingProvince = question.Province,
            At = question.At ?? now,
            Now = now,
            KnownUntil = _trust.MadeAt,
            Policy = _policy,
            Offline = proof with { Blocks = blocks.Proven, Contradictions = blocks.Contradictions },
        };
    }

    /// <summary>
    /// The evidence where there is no trust file to be believed: whatever needs one is undecided with the reason.
    /// </summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="question">What is asked of it.</param>
    /// <param name="refused">Why there is none.</param>
    public static Evidence WithoutTrust(Bundle bundle, OfflineQuestion question, TrustRefusedException refused)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(refused);
        PresentedDocument document = PresentedDocument.Read(bundle.Document);
        return new Evidence
        {
            Document = document,
            Type = new Lookup<CertificateType>.Absent(),
            Registry = new Lookup<RegistryView>.Unavailable(refused.Reason, refused.Message),
            Anchor = new Lookup<AnchorRecord>.Unavailable(refused.Reason, refused.Message),
            Chain = document.Document?.Payload.Chain ?? "",
            RelyingProvince = question.Province,
            At = question.At ?? question.Now,
            Now = question.Now,
            KnownUntil = DateTimeOffset.UnixEpoch,
        };
    }

    private (Lookup<AnchorRecord> Anchor, OfflineProof Proof) Proven(
        Bundle bundle, PresentedDocument document, IReadOnlyList<PresentedStatement> statements, BundleBlocks blocks)
    {
        (ChainHead? block, StatusTrouble? trouble, IReadOnlyList<ProvenStatus> proven) =
            _statuses.Find(bundle.Status, blocks, BundleSubjects.StatusesOf(document, statements));
        (Lookup<AnchorRecord> anchor, string? how) = document is { Root: { } root, Document: { } read }
            ? _anchors.Find(bundle.Inclusion, blocks, read.Payload.Issuer, root)
            : (new Lookup<AnchorRecord>.Absent(), null);
        return (anchor, ProofOf(OfflineBasis.Seals, how, block, trouble, proven));
    }

    private (Lookup<AnchorRecord> Anchor, OfflineProof Proof) Witnessed(
        WitnessEvidence evidence, PresentedDocument document, BundleBlocks blocks)
    {
        try
        {
            (ChainHead block, string how, AnchorRecord anchor, ProvenStatus status) =
                _witnesses.Prove(evidence, document, blocks);
            return (
                new Lookup<AnchorRecord>.Found(anchor),
                ProofOf(OfflineBasis.Provinces, how, block, null, [status]));
        }
        catch (EvidenceException refused)
        {
            return (
                new Lookup<AnchorRecord>.Unavailable(refused.Reason, refused.Message),
                ProofOf(
                    OfflineBasis.Provinces, null, null, new StatusTrouble(refused.Reason, refused.Message), []));
        }
    }

    private OfflineProof ProofOf(
        OfflineBasis basis, string? how, ChainHead? block, StatusTrouble? trouble, IReadOnlyList<ProvenStatus> proven) =>
        new()
        {
            Basis = basis,
            AnchorBlock = how,
            StatusBlock = block,
            StatusTrouble = trouble,
            Statuses = proven,
            RegistriesMaxAge = _trust.ValidFor.File,
            StatusMaxAge = _trust.ValidFor.Status,
            RelyingProvinces = _trust.RelyingProvinces,
        };

    private static RegistryView ViewOf(RegistrySnapshot snapshot)
    {
        try
        {
            ChainHead before = snapshot.Head with { BlockNumber = -1 };
            return RegistryView.Empty(before).Apply(snapshot.Events, snapshot.Head);
        }
        catch (RegistryInconsistentException contradiction)
        {
            throw new TrustRefusedException(OfflineReasons.TrustFileMalformed, contradiction.Message);
        }
    }

    // The later of two blocks, so that what a newer trust file knows counts for an older bundle too.
    private (ChainHead Head, DateTimeOffset Now) MomentOf(OfflineQuestion question, ChainHead? statusBlock)
    {
        ChainHead registries = _trust.Registries.Head;
        return question.Known == KnownAs.AtStatusBlock && statusBlock is not null
                ? (statusBlock, statusBlock.BlockTime)
            : statusBlock is not null && statusBlock.BlockNumber > registries.BlockNumber
                ? (statusBlock, question.Now)
            : (registries, question.Now);
    }

    private BridgeEvidence BridgeOf(
        PresentedStatement statement, Bundle bundle, int at, BundleBlocks blocks)
    {
        AnchorEvidence? evidence = at < bundle.Statements.Count ? bundle.Statements[at].Inclusion : null;
        Lookup<AnchorRecord> anchor = statement is { Root: { } root, Statement: { } read }
            ? _anchors.Find(evidence, blocks, read.Claims.Issuer, root).Anchor
            : new Lookup<AnchorRecord>.Absent();
        return new BridgeEvidence(statement, anchor);
    }

    private Lookup<CertificateType> TypeOf(PresentedDocument document) =>
        document.Document is { } read && _types.Find(read.Payload.Type) is { } type
            ? new Lookup<CertificateType>.Found(type)
            : new Lookup<CertificateType>.Absent();
}
