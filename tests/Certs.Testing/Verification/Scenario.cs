using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Testing.Verification;

/// <summary>
/// A built scenario: the file, the chain's events, and the evidence that a verifier would gather.
/// </summary>
public sealed class Scenario
{
    /// <summary>Gathers the evidence as a verifier with one good node does.</summary>
    public Scenario(
        ScenarioBuilder builder, byte[] document, IReadOnlyList<RegistryEvent> events, ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(head);
        Document = document;
        Events = events;
        View = TestRegistry.ViewOf(
            events.Where(recorded => recorded.At.BlockNumber <= head.BlockNumber), head);
        DateTimeOffset at = builder.At ?? head.BlockTime;
        DateTimeOffset now = builder.Now ?? (at > head.BlockTime ? at : head.BlockTime);
        PresentedDocument presented = PresentedDocument.Read(document);
        Evidence = new Evidence
        {
            Document = presented,
            Type = new Lookup<CertificateType>.Found(TestRegistry.Type),
            Registry = new Lookup<RegistryView>.Found(View),
            Anchor = AnchorOf(presented),
            Chain = TestRegistry.Chain,
            RelyingProvince = builder.RelyingProvince,
            At = at,
            Now = now,
            KnownUntil = now,
            Nodes = [new NodeObservation("node-33", head.BlockNumber)],
            Policy = builder.Policy
                ?? (builder.Seal is { } seal
                    ? new VerificationPolicy { SealMakers = seal.Trust }
                    : VerificationPolicy.Default),
        };
    }

    /// <summary>The file.</summary>
    public byte[] Document { get; }

    /// <summary>The registry's events, those after the head too.</summary>
    public IReadOnlyList<RegistryEvent> Events { get; }

    /// <summary>The view at the head.</summary>
    public RegistryView View { get; }

    /// <summary>Everything that a verifier knows.</summary>
    public Evidence Evidence { get; }

    /// <summary>The evidence for another file, with the same chain.</summary>
    public Evidence EvidenceFor(ReadOnlyMemory<byte> document)
    {
        PresentedDocument presented = PresentedDocument.Read(document);
        return Evidence with { Document = presented, Anchor = AnchorOf(presented) };
    }

    private Lookup<AnchorRecord> AnchorOf(PresentedDocument presented) =>
        presented is { Root: { } root, Document: { } document }
        && View.FindAnchor(document.Payload.Issuer, root) is { } anchor
            ? new Lookup<AnchorRecord>.Found(anchor)
            : new Lookup<AnchorRecord>.Absent();
}
