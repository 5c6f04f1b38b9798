using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Numbers;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Seals;

namespace Certs.Testing.Verification;

/// <summary>
/// A certificate that was issued, anchored and judged, with everything good unless a test says otherwise:
/// change a member by <c>with</c> or an initialiser, then <see cref="Build"/>.
/// </summary>
public sealed record ScenarioBuilder
{
    /// <summary>When the document is issued.</summary>
    public DateTimeOffset IssuedAt { get; init; } = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment of the licence; null: <see cref="IssuedAt"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The first moment outside the licence; null: no end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// The time of the block that anchors it; null: five seconds after <see cref="IssuedAt"/>.
    /// </summary>
    public DateTimeOffset? AnchoredAt { get; init; }

    /// <summary>That block's height; the founding is in block 1.</summary>
    public long AnchorBlock { get; init; } = 100;

    /// <summary>The height of the view's head.</summary>
    public long HeadBlock { get; init; } = 200;

    /// <summary>The time of the view's head; null: a day after the anchor.</summary>
    public DateTimeOffset? HeadTime { get; init; }

    /// <summary>The moment as at which is judged; null: the head's time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The verifier's clock; null: the later of <see cref="At"/> and the head's time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The issuing agency.</summary>
    public AgencyId Agency { get; init; } = new(62, 1);

    /// <summary>The province that is asked.</summary>
    public ushort RelyingProvince { get; init; } = 33;

    /// <summary>The keys that sign, one a suite; null: the agency's ES256 and SM2 keys.</summary>
    public IReadOnlyList<SigningKey>? Keys { get; init; }

    /// <summary>The keys that the registry knows; null: those that sign.</summary>
    public IReadOnlyList<SigningKey>? RegisteredKeys { get; init; }

    /// <summary>The chain that the document names.</summary>
    public string Chain { get; init; } = TestRegistry.Chain;

    /// <summary>The licence identifier; null: one that follows all rules.</summary>
    public string? Number { get; init; }

    /// <summary>Makes the electronic seal and applies it to the document; null: no seal.</summary>
    public SealMaker? Seal { get; init; }

    /// <summary>The verifier's tolerances; null: the default ones, and trust in the seal's maker.</summary>
    public VerificationPolicy? Policy { get; init; }

    /// <summary>Changes what the certificate says before it is signed.</summary>
    public Func<CertificateDraft, CertificateDraft> ChangeDraft { get; init; } = draft => draft;

    /// <summary>
    /// Changes the registry's events: adds, drops, alters. They are put in the order of their blocks.
    /// </summary>
    public Func<IEnumerable<RegistryEvent>, IEnumerable<RegistryEvent>> ChangeEvents { get; init; } =
        events => events;

    /// <summary>Changes the anchored root's record, for example to another agency.</summary>
    public Func<AnchorRecord, AnchorRecord> ChangeAnchor { get; init; } = anchor => anchor;

    /// <summary>Changes the finished document, for example drops a signature.</summary>
    public Func<CertificateDocument, CertificateDocument> ChangeDocument { get; init; } =
        document => document;

    private IReadOnlyList<SigningKey> SigningKeys => Keys ?? [TestKeys.Of(Suite.ES256), TestKeys.Of(Suite.SM2)];

    /// <summary>Makes the document, with the proof of its anchor, and what the chain holds of that.</summary>
    public (CertificateDocument Document, AnchorRecord Anchor) MakeDocument()
    {
        CertificateDocument signed = Sign(SigningKeys);
        MerkleTree tree = MerkleTree.Build(
        [
            TestRegistry.HashOf("another").ToArray(), signed.ComputeLeaf().ToArray(),
            TestRegistry.HashOf("a third").ToArray(),
        ]);
        AnchorRecord anchor = ChangeAnchor(new AnchorRecord(
            new Hash32(tree.Root.Span), AnchoredAt ?? IssuedAt.AddSeconds(5), AnchorBlock, (uint)tree.Size, Agency,
            BitmapOf(SigningKeys), 1));
        CertificateDocument anchored = signed with
        {
            Anchor = new AnchorProof(AnchorBlock, tree.PathOf(1)),
            Seal = Seal?.Apply(signed),
        };
        return (ChangeDocument(anchored), anchor);
    }

    /// <summary>Makes keys, document, events and view.</summary>
    public Scenario Build()
    {
        (CertificateDocument document, AnchorRecord anchor) = MakeDocument();
        DateTimeOffset anchoredAt = AnchoredAt ?? IssuedAt.AddSeconds(5);
        ChainHead head = TestRegistry.Head(HeadBlock, HeadTime ?? anchoredAt.AddDays(1));
        RegistryEvent[] events =
        [
            .. ChangeEvents(
            [
                .. TestRegistry.Founding(), .. TestRegistry.AgencyWith(Agency, RegisteredKeys ?? SigningKeys),
                new RegistryEvent.BatchAnchored(new ChainPoint(anchor.BlockNumber, anchor.BlockTime), anchor),
            ]).OrderBy(recorded => recorded.At.BlockNumber),
        ];
        return new Scenario(this, DocumentWriter.Write(document), events, head);
    }

    private CertificateDocument Sign(IReadOnlyList<SigningKey> keys)
    {
        CertificateDraft draft = ChangeDraft(new CertificateDraft
        {
            Issuer = Agency,
            Profile = TestRegistry.Profile,
            Type = TestRegistry.Type.Vct,
            TypeIntegrity = TestRegistry.Type.IntegrityDigest,
            Number = Number ?? GoodNumber(),
            IssuedAt = IssuedAt,
            NotBefore = NotBefore ?? IssuedAt,
            Expires = Expires,
            Keys = [.. keys.Select(key => new DraftKey(key.Public.Suite, TestKeys.IdOf(key)))],
            Handle = Enumerable.Range(1, 16).Select(one => (byte)one).ToArray(),
            Chain = Chain,
            Fields = Fields(),
        });
        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, CountUp);
        return prepared.Sign(keys.ToDictionary(
            key => key.Public.Suite, key => key.Sign(prepared.SigningInput(key.Public.Suite).Span)));
    }

    private static string GoodNumber() =>
        UnifiedSocialCreditCode.TryParse(
            TestRegistry.Profile.Code, out UnifiedSocialCreditCode? issuer, out _)
            ? LicenceIdentifier.Create(TestRegistry.Type.TypeCode, issuer, "2026000001", 1).ToString()
            : throw new InvalidOperationException("The profile's code is good.");

    private static CertificateField[] Fields() =>
    [
        new("unified_social_credit_code", JsonValue.Create("91320115MA202UKD7X")!),
        new("name", JsonValue.Create("兰州示例贸易有限公司")!),
        new("entity_type", JsonValue.Create("有限责任公司")!),
        new("legal_representative", JsonValue.Create("张三")!),
        new("establishment_date", JsonValue.Create("2020-05-06")!),
        new("business_scope", JsonValue.Create("日用百货销售")!),
        new("registration_authority", JsonValue.Create("兰州市市场监督管理局")!),
        new("approval_date", JsonValue.Create("2026-06-30")!),
        new("home_business_premises", JsonValue.Create("兰州市城关区一号")!),
    ];

    // Not random, so that a scenario gives the same document every time (but for its signatures).
    private static void CountUp(Span<byte> salts)
    {
        for (int i = 0; i < salts.Length; i++)
        {
            salts[i] = (byte)((i * 7) & 0xff);
        }
    }

    private static ushort BitmapOf(IEnumerable<SigningKey> keys) =>
        keys.Aggregate((ushort)0, (bitmap, key) => (ushort)(bitmap | (1 << ((int)key.Public.Suite - 1))));
}
