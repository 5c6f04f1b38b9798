using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>Evidence that is forged never helps, and each forgery is refused with its own reason.</summary>
public sealed class ForgeryTests : IDisposable
{
    private readonly TestValidators _validators = TestValidators.Make(4);
    private readonly OfflineScenario _scenario;

    public ForgeryTests() => _scenario = new OfflineScenario(new ScenarioBuilder().Build(), new TestBlocks(_validators));

    private Bundle Good => _scenario.Bundle;

    public void Dispose() => _validators.Dispose();

    [Fact]
    public void A_proof_node_that_is_missing_or_there_twice_is_noticed()
    {
        string[] expected =
            [OfflineReasons.ProofNodeMissing, OfflineReasons.ProofNodeUnused, OfflineReasons.ProofNodeWrong];
        AnchorEvidence inclusion = Good.Inclusion!;
        StatusEvidence status = Good.Status!;
        for (int at = 0; at < inclusion.Receipt.Count; at++)
        {
            foreach (byte[][] nodes in Variants(inclusion.Receipt, at))
            {
                Assert.Contains(InclusionReason(Good with { Inclusion = inclusion with { Receipt = nodes } }), expected);
            }
        }

        for (int at = 0; at < status.Account.Count; at++)
        {
            foreach (byte[][] nodes in Variants(status.Account, at))
            {
                Assert.Contains(StatusReason(Good with { Status = status with { Account = nodes } }), expected);
            }
        }

        for (int at = 0; at < status.Slots[0].Nodes.Count; at++)
        {
            foreach (byte[][] nodes in Variants(status.Slots[0].Nodes, at))
            {
                StatusSlot slot = status.Slots[0] with { Nodes = nodes };
                Assert.Contains(StatusReason(Good with { Status = status with { Slots = [slot] } }), expected);
            }
        }
    }

    [Fact]
    public void One_seal_fewer_than_needed_one_twice_and_a_strangers_are_refused_each_for_itself()
    {
        using TestValidators strangers = TestValidators.Make(1, from: 500);
        for (int at = 0; at < _validators.Set.Quorum; at++)
        {
            int one = at;
            Assert.Equal(
                OfflineReasons.SealQuorumInvalid,
                InclusionReason(WithSeals(seals => HeaderForgery.Without(seals, one))));
            Assert.Equal(
                OfflineReasons.SealRepeated, InclusionReason(WithSeals(seals => HeaderForgery.Doubled(seals, one))));
            Assert.Equal(
                OfflineReasons.SealMalformed,
                InclusionReason(WithSeals(seals => HeaderForgery.Without(seals, one).Append(RlpItem.Bytes([1, 2])))));
        }

        byte[] foreign = Anchored(draft => draft.Seal([.. _validators.Keys.Take(3), strangers.Keys[0]]));
        Assert.Equal(OfflineReasons.SealForeign, InclusionReason(WithAnchorHeader(foreign)));
    }

    [Fact]
    public void A_header_that_brings_its_own_validators_is_refused()
    {
        using TestValidators invented = TestValidators.Make(4, from: 100);
        byte[] header = Anchored(draft => (draft with { Listed = invented.Addresses }).Seal(invented.Keys));

        Assert.Equal(OfflineReasons.ValidatorListDiffers, InclusionReason(WithAnchorHeader(header)));
    }

    [Fact]
    public void A_header_member_that_is_missing_there_twice_or_changed_is_noticed()
    {
        ReadOnlyMemory<byte> header = Good.Inclusion!.Header;
        for (int at = 0; at < HeaderForgery.CountOf(header); at++)
        {
            int one = at;
            byte[] without = HeaderForgery.WithMembers(header, members => HeaderForgery.Without(members, one));
            byte[] doubled = HeaderForgery.WithMembers(header, members => HeaderForgery.Doubled(members, one));

            Assert.Equal(OfflineReasons.HeaderMalformed, InclusionReason(WithAnchorHeader(without)));
            Assert.NotEqual(Outcome.Passed, InclusionOf(WithAnchorHeader(doubled)).Outcome);
        }
    }

    [Fact]
    public void The_evidence_of_another_block_batch_or_contract_is_not_taken()
    {
        TestBlocks blocks = new(_validators);
        OfflineScenario other = new(
            new ScenarioBuilder
            {
                AnchorBlock = 101,
                ChangeAnchor = anchor => anchor with { Root = TestRegistry.HashOf("x") },
            }.Build(),
            blocks);
        AnchorEvidence inclusion = Good.Inclusion!;

        Assert.Equal(
            OfflineReasons.ProofNodeWrong,
            InclusionReason(Good with { Inclusion = inclusion with { Header = other.Bundle.Status!.Header } }));
        Assert.NotEqual(
            Outcome.Passed, InclusionOf(Good with { Inclusion = inclusion with { Transaction = 0 } }).Outcome);
        AnchorEvidence ofAnother = blocks.Anchor(Record() with { Agency = new AgencyId(33, 1) });
        Assert.Equal(OfflineReasons.ProofOfAnother, InclusionReason(Good with { Inclusion = ofAnother }));
        Assert.Equal(OfflineReasons.ProofOfAnother, ReasonWith(trust => trust with
        {
            Anchors = trust.Anchors with { Address = TestTrust.Status },
        }, Check.Inclusion, chainToo: false));
        Assert.Equal(OfflineReasons.ContractDiffers, ReasonWith(trust => trust with
        {
            Status = trust.Status with { CodeHash = TestRegistry.HashOf("code") },
        }, Check.Status));
    }

    [Fact]
    public void The_slot_of_another_certificate_proves_nothing_for_this_one()
    {
        Core.Registry.RegistryEvent.StatusChanged[] changes =
        [
            .. TestStatuses.Of((Core.Registry.CertificateState.Revoked, _scenario.StatusBlock.BlockTime.AddHours(-1)))
                .OfType<Core.Registry.RegistryEvent.StatusChanged>(),
        ];
        StatusEvidence status = new TestBlocks(_validators).Status(
            200, _scenario.StatusBlock.BlockTime, changes, (new AgencyId(62, 1), TestRegistry.HashOf("another")));

        VerificationReport report = _scenario.Verify(Good with { Status = status });

        Assert.NotEqual(Standing.Active, report.Standing.Standing);
        Assert.NotEqual(WindowAction.Accept, report.Action);
    }

    [Fact]
    public void An_absence_without_a_proven_inclusion_or_from_before_it_does_not_make_a_certificate_active()
    {
        StatusEvidence early = new TestBlocks(_validators).Status(
            60, new ScenarioBuilder().IssuedAt.AddSeconds(-30), [], (new AgencyId(62, 1), TestStatuses.Handle));
        OfflineQuestion newest = _scenario.Question with { Known = KnownAs.Newest };

        VerificationReport without = _scenario.Verify(Good with { Inclusion = null });
        VerificationReport before = _scenario.Verifier.Verify(Good with { Status = early }, newest);

        Assert.Equal(Standing.Unknown, without.Standing.Standing);
        Assert.Equal(Standing.Unknown, before.Standing.Standing);
        Assert.Equal(
            OfflineReasons.StatusBeforeAnchor, before.Findings.Single(finding => finding.Check == Check.Status).Reason);
    }

    [Fact]
    public void A_checkpoint_that_is_too_old_or_too_young_is_told_apart()
    {
        TrustedCheckpoint checkpoint = _scenario.Trust.Checkpoints[0];

        Assert.Equal(OfflineReasons.CheckpointTooOld, ReasonWith(trust => trust with
        {
            ValidFor = trust.ValidFor with { Checkpoint = TimeSpan.FromDays(1) },
        }, Check.Inclusion));
        Assert.Equal(OfflineReasons.ValidatorSetUnknown, ReasonWith(trust => trust with
        {
            Checkpoints = [checkpoint with { Height = 150 }],
        }, Check.Inclusion));
    }

    [Fact]
    public void Another_block_at_a_height_that_provinces_vouched_for_is_an_equivocation()
    {
        TrustedCheckpoint checkpoint = _scenario.Trust.Checkpoints[0];

        Assert.Equal(OfflineReasons.LogEquivocation, ReasonWith(trust => trust with
        {
            Checkpoints = [checkpoint, checkpoint with { Height = 100, BlockHash = TestRegistry.HashOf("fork") }],
        }, Check.Inclusion));
    }

    [Fact]
    public void A_history_that_leaves_out_a_change_or_alters_one_is_refused()
    {
        DateTimeOffset from = new ScenarioBuilder().IssuedAt.AddHours(1);
        OfflineScenario changed = new(
            new ScenarioBuilder
            {
                ChangeEvents = events => events.Concat(TestStatuses.Of(
                    (Core.Registry.CertificateState.Suspended, from),
                    (Core.Registry.CertificateState.Active, from.AddHours(1)),
                    (Core.Registry.CertificateState.Suspended, from.AddHours(2)))),
            }.Build(),
            new TestBlocks(_validators));
        StatusEvidence status = changed.Bundle.Status!;
        IReadOnlyList<EarlierStatus> earlier = status.Slots[0].Earlier;
        EarlierStatus[][] forged =
        [
            HeaderForgery.Without(earlier, 0), HeaderForgery.Doubled(earlier, 0), [.. earlier.Reverse()],
            [earlier[0] with { Detail = TestRegistry.HashOf("x") }], [.. earlier, earlier[1]],
        ];

        Assert.All(forged, steps =>
        {
            StatusEvidence bad = status with { Slots = [status.Slots[0] with { Earlier = steps }] };
            VerificationReport report = changed.Verify(changed.Bundle with { Status = bad });
            Assert.Equal(
                OfflineReasons.StatusHistoryWrong,
                report.Findings.Single(finding => finding.Check == Check.Status).Reason);
        });
    }

    private static byte[][][] Variants(IReadOnlyList<byte[]> nodes, int at) =>
        [HeaderForgery.Without(nodes, at), HeaderForgery.Doubled(nodes, at)];

    private Bundle WithSeals(Func<List<RlpItem>, IEnumerable<RlpItem>> change) =>
        WithAnchorHeader(HeaderForgery.WithSeals(Good.Inclusion!.Header, change));

    private Bundle WithAnchorHeader(byte[] header) => Good with { Inclusion = Good.Inclusion! with { Header = header } };

    private Core.Registry.AnchorRecord Record() =>
        ((Lookup<Core.Registry.AnchorRecord>.Found)_scenario.Scenario.Evidence.Anchor).Value;

    // The anchor's block, sealed otherwise.
    private byte[] Anchored(Func<HeaderDraft, byte[]> seal)
    {
        ChainHeader good = ChainHeader.Read(Good.Inclusion!.Header.Span, UnknownMembers.Refused);
        return seal(new TestBlocks(_validators).Draft(good.Height, good.Time) with { ReceiptsRoot = good.ReceiptsRoot });
    }

    private Finding InclusionOf(Bundle bundle) =>
        _scenario.Verify(bundle).Findings.Single(finding => finding.Check == Check.Inclusion);

    private string InclusionReason(Bundle bundle) => InclusionOf(bundle).Reason;

    private string StatusReason(Bundle bundle) =>
        _scenario.Verify(bundle).Findings.Single(finding => finding.Check == Check.Status).Reason;

    private string ReasonWith(Func<TrustFile, TrustFile> change, Check check, bool chainToo = true)
    {
        OfflineVerifier verifier = new(
            change(_scenario.Trust), CertificateTypes.BuiltIn, VerificationPolicy.Default);
        Evidence evidence = verifier.Gather(Good, _scenario.Question);
        VerificationReport report = Judge.Run(chainToo ? evidence : evidence with { Chain = TestRegistry.Chain });
        return report.Findings.Single(finding => finding.Check == check).Reason;
    }
}
