using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Blocks: seals, hand-overs, checkpoints and chains of every kind.</summary>
internal static class BlockVectors
{
    private static readonly DateTimeOffset BeforeAnchor = new ScenarioBuilder().IssuedAt.AddHours(-1);

    public static IEnumerable<PageVector> All()
    {
        using TestValidators five = TestValidators.Make(5);
        OfflineScenario scenario = new(new ScenarioBuilder().Build(), new TestBlocks(five, strangers: 3));
        foreach ((string name, Func<Bundle, Bundle> change) in Changes(five))
        {
            foreach ((string kind, Func<TrustFile, TrustFile> trust) in Trusts(scenario, five))
            {
                yield return new PageVector(
                    $"{name}, {kind}", BundleWriter.WriteBinary(change(scenario.Bundle)),
                    [PageVectors.Signed(trust(scenario.Trust))], scenario.Question);
            }
        }
    }

    private static IEnumerable<(string, Func<TrustFile, TrustFile>)> Trusts(
        OfflineScenario scenario, TestValidators five) =>
    [
        ("five", trust => trust),
        ("the first four", trust => WithValidators(trust, [.. five.Addresses.Take(4)])),
        ("the last two", trust => WithValidators(trust, [.. five.Addresses.Skip(3)])),
        ("nobody", trust => WithValidators(trust, [])),
        ("IBFT 2.0", trust => trust with { Consensus = Consensus.Ibft2 }),
        ("unsealed", trust => trust with { Consensus = Consensus.Unsealed }),
        ("development", trust => trust with { Consensus = Consensus.Unsealed, IsDevelopment = true }),
        ("unknown members", trust => trust with { UnknownMembers = UnknownMembers.Allowed }),
        ("late checkpoint", trust => trust with { Checkpoints = [trust.Checkpoints[0] with { Height = 150 }] }),
        ("old checkpoint", trust => trust with
        {
            ValidFor = trust.ValidFor with { Checkpoint = TimeSpan.FromDays(9) },
        }),
        ("vouched", trust => Vouched(trust, scenario.StatusBlock.BlockHash)),
        ("another vouched", trust => Vouched(trust, TestRegistry.HashOf("x"))),
        ("other code", trust => trust with { Status = trust.Status with { CodeHash = TestRegistry.HashOf("x") } }),
        ("other contract", trust => trust with
        {
            Anchors = trust.Anchors with { Address = trust.Status.Address },
        }),
        ("other provinces", trust => trust with { RelyingProvinces = [62] }),
    ];

    private static TrustFile WithValidators(TrustFile trust, IReadOnlyList<Address> validators) =>
        trust with { Checkpoints = [trust.Checkpoints[0] with { Validators = validators }] };

    private static TrustFile Vouched(TrustFile trust, Hash32 hash) => trust with
    {
        Checkpoints = [.. trust.Checkpoints, trust.Checkpoints[0] with { Height = 200, BlockHash = hash }],
    };

    private static IEnumerable<(string, Func<Bundle, Bundle>)> Changes(TestValidators five)
    {
        HeaderDraft draft = new(Consensus.Qbft, 90, five.Addresses)
        {
            Time = BeforeAnchor,
            Proposer = five.Addresses[0],
        };
        return [.. HandOvers(five, draft), .. Headers(five, draft), .. Proofs()];
    }

    private static IEnumerable<(string, Func<Bundle, Bundle>)> HandOvers(TestValidators five, HeaderDraft draft)
    {
        HandOverEvidence good = new(draft.Seal([.. five.Keys.Take(4)]), []);
        ReadOnlyMemory<byte>[] votes = [.. Enumerable.Range(0, 3).Select(number => Vote(five, 80 + number, number))];
        HandOverEvidence voted = new(draft.Seal([.. five.Keys.Skip(1)]), votes);
        return
        [
            ("no hand-over", bundle => bundle),
            ("a hand-over", bundle => bundle with { HandOvers = [good] }),
            ("a vote", bundle => bundle with { HandOvers = [voted] }),
            ("twice", bundle => bundle with { HandOvers = [good, good] }),
            ("too few votes", bundle => bundle with { HandOvers = [voted with { Votes = votes[..2] }] }),
            ("a vote twice", bundle => bundle with { HandOvers = [voted with { Votes = [.. votes, votes[0]] }] }),
        ];
    }

    private static IEnumerable<(string, Func<Bundle, Bundle>)> Headers(TestValidators five, HeaderDraft draft) =>
    [
        ("three seals", bundle => Reseal(bundle, draft, [.. five.Keys.Take(3)])),
        ("a seal twice", bundle => Reseal(bundle, draft, [.. five.Keys.Take(3), five.Keys[0]])),
        ("no seals", bundle => Reseal(bundle, draft, [])),
        ("a round", bundle => Reseal(bundle, draft with { Round = 3 }, five.Keys)),
        ("later members", bundle => Reseal(bundle, draft with { Later = Later(9) }, five.Keys)),
        ("a fee", bundle => Reseal(bundle, draft with { Later = Later(1) }, five.Keys)),
        ("no header", bundle => bundle with
        {
            Inclusion = bundle.Inclusion! with { Header = new byte[] { 0xc0 } },
        }),
    ];

    private static IEnumerable<(string, Func<Bundle, Bundle>)> Proofs() =>
    [
        ("a node less", bundle => WithReceipt(bundle, nodes => [.. nodes.Skip(1)])),
        ("a node more", bundle => WithReceipt(bundle, nodes => [.. nodes, nodes[^1]])),
        ("another receipt", bundle => bundle with { Inclusion = bundle.Inclusion! with { Transaction = 1 } }),
        ("no inclusion", bundle => bundle with { Inclusion = null }),
        ("no status", bundle => bundle with { Status = null }),
        ("two slots", bundle => bundle with
        {
            Status = bundle.Status! with { Slots = [.. bundle.Status.Slots, .. bundle.Status.Slots] },
        }),
        ("no account", bundle => bundle with { Status = bundle.Status! with { Account = [] } }),
    ];

    private static RlpItem[] Later(int count) => [.. Enumerable.Range(0, count).Select(_ => RlpItem.Number(7))];

    private static ReadOnlyMemory<byte> Vote(TestValidators five, int height, int proposer) =>
        new HeaderDraft(Consensus.Qbft, height, [.. five.Addresses.Take(4)])
        {
            Time = BeforeAnchor,
            Proposer = five.Addresses[proposer],
            Vote = new ValidatorVote(five.Addresses[4], IsAddition: true),
        }.Seal([.. five.Keys.Take(3)]);

    // The status's header with other seals; its own roots.
    private static Bundle Reseal(Bundle bundle, HeaderDraft draft, IReadOnlyList<Secp256k1Key> keys)
    {
        ChainHeader old = ChainHeader.Read(bundle.Status!.Header.Span, UnknownMembers.Refused);
        HeaderDraft changed = draft with { Height = old.Height, Time = old.Time, StateRoot = old.StateRoot };
        return bundle with { Status = bundle.Status with { Header = changed.Seal([.. keys]) } };
    }

    private static Bundle WithReceipt(Bundle bundle, Func<IReadOnlyList<byte[]>, byte[][]> change) =>
        bundle with { Inclusion = bundle.Inclusion! with { Receipt = change(bundle.Inclusion.Receipt) } };
}
