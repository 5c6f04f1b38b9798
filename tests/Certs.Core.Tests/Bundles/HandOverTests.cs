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

/// <summary>A bundle of a chain whose validators changed since the checkpoint: five, and one fewer from block 50 on.</summary>
public sealed class HandOverTests : IDisposable
{
    private readonly TestValidators _four = TestValidators.Make(4);
    private readonly TestValidators _five = TestValidators.Make(5);
    private readonly OfflineScenario _later;
    private readonly OfflineVerifier _verifier;

    public HandOverTests()
    {
        // The blocks of bundle and status are sealed by the four; the trust file knows the five.
        _later = new OfflineScenario(new ScenarioBuilder().Build(), new TestBlocks(_four));
        TrustedCheckpoint checkpoint = _later.Trust.Checkpoints[0] with { Validators = _five.Addresses };
        _verifier = new OfflineVerifier(
            _later.Trust with { Checkpoints = [checkpoint] }, CertificateTypes.BuiltIn, VerificationPolicy.Default);
    }

    private Bundle Good => _later.Bundle with { HandOvers = [HandOver()] };

    public void Dispose()
    {
        _four.Dispose();
        _five.Dispose();
    }

    [Fact]
    public void Votes_of_the_old_set_lead_to_the_new_one()
    {
        Assert.Equal(WindowAction.Accept, Verify(Good).Action);
    }

    [Fact]
    public void Without_the_hand_over_the_new_validators_are_strangers()
    {
        Assert.Equal(OfflineReasons.ValidatorListDiffers, ReasonOf(Good with { HandOvers = [] }));
    }

    [Fact]
    public void A_hand_over_twice_or_with_too_few_or_doubled_votes_proves_nothing()
    {
        HandOverEvidence good = HandOver();

        Assert.Equal(OfflineReasons.HandOverMisplaced, ReasonOf(Good with { HandOvers = [good, good] }));
        for (int at = 0; at < good.Votes.Count; at++)
        {
            Assert.Equal(OfflineReasons.HandOverNotProven, ReasonOf(Good with
            {
                HandOvers = [good with { Votes = HeaderForgery.Without(good.Votes, at) }],
            }));
            Assert.Equal(OfflineReasons.HandOverNotProven, ReasonOf(Good with
            {
                HandOvers = [good with { Votes = HeaderForgery.Doubled(good.Votes, at) }],
            }));
        }
    }

    [Fact]
    public void A_set_that_only_itself_vouches_for_is_not_followed()
    {
        using TestValidators invented = TestValidators.Make(4, from: 200);
        byte[] first = Draft(50, invented.Addresses).Seal(invented.Keys);

        Assert.Equal(
            OfflineReasons.HandOverNotProven, ReasonOf(Good with { HandOvers = [new HandOverEvidence(first, [])] }));
    }

    [Fact]
    public void Seals_of_the_retired_set_after_the_hand_over_are_refused()
    {
        OfflineScenario retired = new(new ScenarioBuilder().Build(), new TestBlocks(_five));
        Bundle bundle = Good with { Inclusion = retired.Bundle.Inclusion };

        Assert.Equal(OfflineReasons.ValidatorListDiffers, ReasonOf(bundle));
    }

    // Three of the five vote the fifth out; then the four seal, by three, which are too few of the five.
    private HandOverEvidence HandOver()
    {
        Address dropped = _five.Addresses.Single(address => !_four.Set.Contains(address));
        ReadOnlyMemory<byte>[] votes =
        [
            .. Enumerable.Range(0, 3).Select(number => (ReadOnlyMemory<byte>)(Draft(40 + number, _five.Addresses) with
            {
                Proposer = _five.Addresses[number],
                Vote = new ValidatorVote(dropped, IsAddition: false),
            }).Seal([.. _five.Keys.Take(4)])),
        ];
        return new HandOverEvidence(Draft(50, _four.Addresses).Seal([.. _four.Keys.Take(3)]), votes);
    }

    private static HeaderDraft Draft(long height, IReadOnlyList<Address> listed) =>
        new(Consensus.Qbft, height, listed) { Time = TestRegistry.Founded.AddDays(height) };

    private VerificationReport Verify(Bundle bundle) => _verifier.Verify(bundle, _later.Question);

    private string ReasonOf(Bundle bundle) =>
        Verify(bundle).Findings.Single(finding => finding.Check == Check.Inclusion).Reason;
}
