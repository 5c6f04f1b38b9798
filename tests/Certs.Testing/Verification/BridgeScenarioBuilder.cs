using Certs.Core;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Testing.Verification;

/// <summary>
/// A certificate that the relying province does not recognise, and a bridge statement about it, with everything good
/// unless a test says otherwise: change a member, then <see cref="Build"/>.
/// </summary>
public sealed record BridgeScenarioBuilder
{
    /// <summary>The certificate: of Gansu, signed in SM2 alone, presented in Zhejiang.</summary>
    public ScenarioBuilder Original { get; init; } = new() { Keys = [TestKeys.Of(Suite.SM2)] };

    /// <summary>The bridging agency.</summary>
    public AgencyId Body { get; init; } = new(62, 2);

    /// <summary>The keys that sign the statement, one a suite.</summary>
    public IReadOnlyList<SigningKey> Keys { get; init; } = [TestKeys.Of(Suite.ES256, "body")];

    /// <summary>When the statement is made; null: an hour after the certificate is issued.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>When it is anchored; null: two seconds after it is made.</summary>
    public DateTimeOffset? AnchoredAt { get; init; }

    /// <summary>The block that it is anchored in.</summary>
    public long AnchorBlock { get; init; } = 150;

    /// <summary>How long it holds.</summary>
    public TimeSpan Lasting { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Changes what the statement says before it is signed.</summary>
    public Func<BridgeClaims, BridgeClaims> ChangeClaims { get; init; } = claims => claims;

    /// <summary>Changes the signed statement before it is anchored.</summary>
    public Func<BridgeStatement, BridgeStatement> ChangeStatement { get; init; } = statement => statement;

    /// <summary>Changes the record of the statement's root.</summary>
    public Func<AnchorRecord, AnchorRecord> ChangeAnchor { get; init; } = anchor => anchor;

    /// <summary>Changes the registry's events, those of body and statement among them.</summary>
    public Func<IEnumerable<RegistryEvent>, IEnumerable<RegistryEvent>> ChangeEvents { get; init; } =
        events => events;

    /// <summary>The time of the statement's anchor.</summary>
    public DateTimeOffset TimeOfAnchor => AnchoredAt ?? TimeMade.AddSeconds(2);

    /// <summary>When the statement is made.</summary>
    public DateTimeOffset TimeMade => MadeAt ?? Original.IssuedAt.AddHours(1);

    /// <summary>Makes certificate, statement, events and view.</summary>
    public BridgeScenario Build()
    {
        Scenario original = Original.Build();
        BridgeStatement signed = ChangeStatement(Sign(DocumentReader.Read(original.Document)));
        MerkleTree tree = MerkleTree.Build(
            [TestRegistry.HashOf("one").ToArray(), signed.ComputeLeaf().ToArray()]);
        BridgeStatement anchored = signed with { Anchor = new AnchorProof(AnchorBlock, tree.PathOf(1)) };
        AnchorRecord anchor = ChangeAnchor(new AnchorRecord(
            new Hash32(tree.Root.Span), TimeOfAnchor, AnchorBlock, (uint)tree.Size, Body, BitmapOf(signed), 2));
        IEnumerable<RegistryEvent> events = ChangeEvents(
        [
            .. original.Events, .. BodyEvents(),
            new RegistryEvent.BatchAnchored(new ChainPoint(anchor.BlockNumber, anchor.BlockTime), anchor),
        ]);
        return new BridgeScenario(original, BridgeStatementWriter.Write(anchored), [.. events]);
    }

    private BridgeStatement Sign(CertificateDocument document)
    {
        BridgeClaims claims = ChangeClaims(new BridgeClaims(
            Body, Original.RelyingProvince, document.Payload.Type, BridgedOriginal.Of(document),
            TestRegistry.HashOf("report"), AnchorBlock - 1, TimeMade.AddSeconds(-1), TimeMade, TimeMade + Lasting,
            [.. Keys.Select(key => key.Public.Suite)], Enumerable.Repeat((byte)7, 16).ToArray(),
            TestRegistry.Chain));
        PreparedStatement prepared = PreparedStatement.Of(
            claims, [.. Keys.Select(key => new DraftKey(key.Public.Suite, TestKeys.IdOf(key)))]);
        return prepared.Sign([.. Keys.Select(key => key.Sign(prepared.SigningInput(key.Public.Suite)))]);
    }

    private IEnumerable<RegistryEvent> BodyEvents()
    {
        yield return new RegistryEvent.AgencyAdded(
            TestRegistry.FirstBlock, Body, TestRegistry.HashOf("body"), TestRegistry.Founded);
        yield return new RegistryEvent.TypeAuthorised(
            TestRegistry.FirstBlock, Body, BridgeType.Id, TestRegistry.Founded, null);
        foreach (SigningKey key in Keys)
        {
            yield return new RegistryEvent.KeyAdded(
                TestRegistry.FirstBlock, TestKeys.IdOf(key), Body, key.Public.Suite, TestRegistry.Founded, null,
                key.Public.Spki);
        }
    }

    private static ushort BitmapOf(BridgeStatement statement) => statement.Signatures.Aggregate(
        (ushort)0, (bitmap, one) => (ushort)(bitmap | (1 << ((int)one.Suite - 1))));
}
