using Certs.Core.Seals;
using Certs.Core.Verification;
using Certs.Testing.Seals;
using Xunit;

namespace Certs.Core.Tests.Seals;

public sealed class SealTrustTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nobody_is_trusted_by_default()
    {
        Assert.Empty(VerificationPolicy.Default.SealMakers.Makers);
        Assert.False(SealTrust.None.Covers(new SealMaker().MakerDer, Noon));
    }

    [Fact]
    public void The_digest_of_a_policy_changes_with_its_makers_and_not_with_their_order()
    {
        TrustedMaker first = new SealMaker().Trusted(Noon, null);
        TrustedMaker second = first with { From = Noon.AddDays(1) };

        Hash32 none = new VerificationPolicy { SealMakers = new SealTrust([]) }.Digest;
        Hash32 one = new VerificationPolicy { SealMakers = new SealTrust([first]) }.Digest;
        Hash32 both = new VerificationPolicy { SealMakers = new SealTrust([first, second]) }.Digest;

        Assert.Equal(VerificationPolicy.Default.Digest, none);
        Assert.Equal(3, new HashSet<Hash32> { none, one, both }.Count);
        Assert.Equal(both, new VerificationPolicy { SealMakers = new SealTrust([second, first]) }.Digest);
    }

    [Fact]
    public void A_maker_whose_trust_ended_keeps_the_seals_that_were_applied_before()
    {
        SealMaker maker = new();
        SealTrust trust = new([maker.Trusted(Noon, Noon.AddHours(1))]);

        Assert.False(trust.Covers(maker.MakerDer, Noon.AddSeconds(-1)));
        Assert.True(trust.Covers(maker.MakerDer, Noon));
        Assert.True(trust.Covers(maker.MakerDer, Noon.AddHours(1).AddSeconds(-1)));
        Assert.False(trust.Covers(maker.MakerDer, Noon.AddHours(1)));
    }
}
