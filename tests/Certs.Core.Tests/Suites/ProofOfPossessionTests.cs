using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class ProofOfPossessionTests : IDisposable
{
    private const string Agency = "11620000013896045C";

    private readonly SigningKey _key = SigningKey.Generate(Suite.SM2);

    [Fact]
    public void The_holder_of_a_key_proves_it()
    {
        byte[] proof = ProofOfPossession.Create(_key, Agency);

        Assert.True(ProofOfPossession.Verify(_key.Public, Agency, proof));
    }

    [Fact]
    public void A_proof_of_another_agency_or_key_or_a_plain_signature_proves_nothing()
    {
        using SigningKey other = SigningKey.Generate(Suite.SM2);
        byte[] proof = ProofOfPossession.Create(_key, Agency);

        Assert.False(ProofOfPossession.Verify(_key.Public, "11330000002482082X", proof));
        Assert.False(ProofOfPossession.Verify(other.Public, Agency, proof));
        Assert.False(ProofOfPossession.Verify(_key.Public, Agency, _key.Sign(_key.Public.Spki.Span)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void An_agency_without_a_name_or_with_an_endless_one_is_a_defect_of_the_caller(int length)
    {
        Assert.Throws<ArgumentException>(() => ProofOfPossession.Create(_key, new string('甘', length)));
    }

    public void Dispose() => _key.Dispose();
}
