using Certs.Core.Bridging;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>One bridge statement under judgement, with what several of its checks need.</summary>
internal sealed class BridgeCase
{
    public BridgeCase(Case subject, RegistryView registry, BridgeEvidence evidence, BridgeStatement statement)
    {
        Subject = subject;
        Registry = registry;
        Presented = evidence.Presented;
        Statement = statement;
        (Inclusion, Anchor) = BridgeInclusion.Judge(registry, evidence, statement);
    }

    /// <summary>The document.</summary>
    public Case Subject { get; }

    /// <summary>The registries.</summary>
    public RegistryView Registry { get; }

    /// <summary>The statement as it was presented.</summary>
    public PresentedStatement Presented { get; }

    /// <summary>The statement.</summary>
    public BridgeStatement Statement { get; }

    /// <summary>What it says.</summary>
    public BridgeClaims Claims => Statement.Claims;

    /// <summary>Why it is not proven to be anchored; null when it is.</summary>
    public Finding? Inclusion { get; }

    /// <summary>The proven anchor; null: see <see cref="Inclusion"/>.</summary>
    public AnchorRecord? Anchor { get; }

    /// <summary>When the statement is proven to have existed. Only after inclusion passed.</summary>
    public DateTimeOffset BestTime => Anchor!.BlockTime;

    /// <summary>The suites whose signature, key and suite are good, ascending.</summary>
    public IReadOnlyList<Suite> GoodSuites { get; set; } = [];

    /// <summary>The good suite that the relying province recognises. Only after that was found.</summary>
    public Suite DecidingSuite { get; set; }

    /// <summary>What the relying province's rules are asked about the document.</summary>
    public RecognitionQuestion Question => new(
        Claims.RelyingProvince, Subject.Payload.Issuer.Province, Subject.Evidence.Document.TypeId, null,
        Subject.Evidence.At);
}
