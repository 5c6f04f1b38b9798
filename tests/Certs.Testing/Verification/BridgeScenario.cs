using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Testing.Verification;

/// <summary>A certificate with a bridge statement beside it, and what a verifier would gather.</summary>
public sealed class BridgeScenario
{
    private readonly Scenario _original;

    /// <summary>Gathers the evidence as a verifier with one good node does.</summary>
    public BridgeScenario(Scenario original, byte[] statement, IReadOnlyList<RegistryEvent> events)
    {
        ArgumentNullException.ThrowIfNull(original);
        _original = original;
        Statement = statement;
        ChainHead head = original.View.Head;
        View = TestRegistry.ViewOf(
            events.Where(recorded => recorded.At.BlockNumber <= head.BlockNumber), head);
    }

    /// <summary>The certificate's file.</summary>
    public byte[] Document => _original.Document;

    /// <summary>The statement's file, with its path.</summary>
    public byte[] Statement { get; }

    /// <summary>The registries.</summary>
    public RegistryView View { get; }

    /// <summary>Everything that a verifier knows, with the statement.</summary>
    public Evidence Evidence => EvidenceFor(Document, Statement);

    /// <summary>The evidence for other files, with the same chain.</summary>
    public Evidence EvidenceFor(ReadOnlyMemory<byte> document, params IReadOnlyList<byte[]> statements)
    {
        PresentedDocument presented = PresentedDocument.Read(document);
        PresentedStatement[] all =
            [.. presented.Statements, .. statements.Select(file => PresentedStatement.Read(file))];
        return _original.Evidence with
        {
            Document = presented,
            Registry = new Lookup<RegistryView>.Found(View),
            Anchor = Find(presented.Document?.Payload.Issuer, presented.Root),
            Bridges =
            [
                .. all.Select(one => new BridgeEvidence(one, Find(one.Statement?.Claims.Issuer, one.Root))),
            ],
        };
    }

    private Lookup<AnchorRecord> Find(AgencyId? agency, Hash32? root) =>
        agency is { } issuer && root is { } sought && View.FindAnchor(issuer, sought) is { } anchor
            ? new Lookup<AnchorRecord>.Found(anchor)
            : new Lookup<AnchorRecord>.Absent();
}
