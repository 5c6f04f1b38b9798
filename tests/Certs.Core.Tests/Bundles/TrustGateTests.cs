using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

public sealed class TrustGateTests
{
    private readonly TrustFile _trust = Trust();

    private DateTimeOffset Now => _trust.MadeAt.AddHours(1);

    [Fact]
    public void Enough_signers_are_believed_and_a_later_version_after_that()
    {
        TrustMemory first = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);

        TrustMemory second = TrustGate.Accept(TestProvinces.Sign(_trust with { Version = 8 }, 53, 62), first, Now);

        Assert.Equal((7, 8), (first.Version, second.Version));
        Assert.Equal(2, second.Heads.Count);
    }

    [Fact]
    public void Too_few_signers_are_not_believed()
    {
        Assert.Equal(OfflineReasons.TrustFileTooFewSigners, Refusal(TestProvinces.Sign(_trust, 62), null));
        Assert.Equal(OfflineReasons.TrustFileTooFewSigners, Refusal(SignedTrustFile.Draft(_trust), null));
    }

    [Fact]
    public void A_signer_that_the_root_does_not_name_is_refused_even_where_enough_others_signed()
    {
        SignedTrustFile file = TestProvinces.Sign(_trust, 33, 62, 44);

        Assert.Equal(OfflineReasons.TrustFileSignerUnknown, Refusal(file, null));
    }

    [Fact]
    public void A_signature_by_another_account_or_of_another_file_is_refused()
    {
        using Secp256k1Key stranger = TestProvinces.KeyOf(99);
        SignedTrustFile good = TestProvinces.Sign(_trust, 33);
        SignedTrustFile other = TestProvinces.Sign(_trust with { Version = 8 }, 62);

        Assert.Equal(OfflineReasons.TrustFileSignatureWrong, Refusal(good.SignedBy(62, stranger), null));
        Assert.Equal(OfflineReasons.TrustFileSignatureWrong, Refusal(good.With(other.Signatures[0]), null));
    }

    [Fact]
    public void An_older_version_than_was_seen_is_refused()
    {
        TrustMemory seen = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);

        Assert.Equal(
            OfflineReasons.TrustFileRolledBack, Refusal(TestProvinces.Sign(_trust with { Version = 6 }, 33, 62), seen));
    }

    [Fact]
    public void A_file_of_another_chain_than_was_seen_is_refused()
    {
        TrustMemory seen = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);
        TrustFile other = _trust with { GenesisHash = TestRegistry.HashOf("other"), Version = 8 };

        Assert.Equal(OfflineReasons.TrustFileOfAnotherChain, Refusal(TestProvinces.Sign(other, 33, 62), seen));
    }

    [Fact]
    public void A_file_is_refused_from_the_second_on_at_which_it_is_past_its_age()
    {
        SignedTrustFile file = TestProvinces.Sign(_trust, 33, 62);

        TrustGate.Accept(file, null, _trust.Expires.AddSeconds(-1));

        Assert.Equal(
            OfflineReasons.TrustFileExpired,
            Assert.Throws<TrustRefusedException>(() => TrustGate.Accept(file, null, _trust.Expires)).Reason);
    }

    [Fact]
    public void A_file_from_the_future_says_that_a_clock_is_wrong()
    {
        SignedTrustFile file = TestProvinces.Sign(_trust, 33, 62);

        Assert.Equal(
            Reasons.ClockDisagrees,
            Assert.Throws<TrustRefusedException>(
                () => TrustGate.Accept(file, null, _trust.MadeAt.AddMinutes(-3))).Reason);
    }

    [Fact]
    public void A_new_root_needs_enough_signers_of_the_root_before()
    {
        TrustMemory seen = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);
        using Secp256k1Key one = TestProvinces.KeyOf(1);
        using Secp256k1Key two = TestProvinces.KeyOf(2);
        TrustFile usurped = _trust with
        {
            Version = 8,
            Root = new TrustRoot(2, [new TrustSigner(33, one.Address), new TrustSigner(62, two.Address)]),
        };
        SignedTrustFile file = SignedTrustFile.Draft(usurped).SignedBy(33, one).SignedBy(62, two);

        Assert.Equal(OfflineReasons.TrustFileTooFewSigners, Refusal(file, seen));
    }

    [Fact]
    public void A_file_that_was_believed_is_believed_again_when_one_of_its_signers_has_gone()
    {
        TrustMemory before = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);
        TrustFile next = _trust with
        {
            Version = 8,
            Root = new TrustRoot(2, [.. _trust.Root.Signers.Where(signer => signer.Province != 33)]),
        };
        SignedTrustFile file = TestProvinces.Sign(next, 33, 53, 62);

        TrustMemory after = TrustGate.BelieveAgain(file, before, Now);

        Assert.Equal(8, after.Version);
        Assert.Same(after, TrustGate.BelieveAgain(file, after, Now));
        Assert.Equal(
            OfflineReasons.TrustFileExpired,
            Assert.Throws<TrustRefusedException>(
                () => TrustGate.BelieveAgain(file, after, next.Expires)).Reason);
    }

    [Fact]
    public void A_file_of_the_last_day_that_can_be_written_has_an_age_all_the_same()
    {
        TrustFile last = _trust with { MadeAt = DateTimeOffset.MaxValue };

        Assert.Equal(DateTimeOffset.MaxValue, last.Expires);
    }

    [Fact]
    public void Two_blocks_of_one_height_are_an_equivocation()
    {
        TrustMemory seen = TrustGate.Accept(TestProvinces.Sign(_trust, 33, 62), null, Now);
        TrustFile forked = _trust with
        {
            Version = 8,
            Registries = _trust.Registries with
            {
                Head = _trust.Registries.Head with { BlockHash = TestRegistry.HashOf("fork") },
            },
        };

        Assert.Equal(OfflineReasons.LogEquivocation, Refusal(TestProvinces.Sign(forked, 33, 62), seen));
    }

    private string Refusal(SignedTrustFile file, TrustMemory? seen) =>
        Assert.Throws<TrustRefusedException>(() => TrustGate.Accept(file, seen, Now)).Reason;

    private static TrustFile Trust()
    {
        using TestValidators validators = TestValidators.Make(4);
        return TestTrust.Make(validators.Addresses, TestTrust.EveryKind());
    }
}
