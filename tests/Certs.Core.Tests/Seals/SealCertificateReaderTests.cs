using Certs.Core.Seals;
using Certs.Core.Suites;
using Certs.Testing.Seals;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Seals;

public sealed class SealCertificateReaderTests
{
    private static readonly TestCertificate Written = new() { Name = "甘肃省印章制作中心", Serial = 200 };

    [Theory]
    [InlineData(Suite.SM2)]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.RS256)]
    [InlineData(Suite.EdDSA)]
    public void What_a_seal_needs_is_read_whatever_the_key(Suite suite)
    {
        SigningKey key = TestKeys.Of(suite);

        SealCertificate read = SealCertificateReader.Read(Written.Sign(key));

        Assert.Equal(
            (Written.Name, Written.NotBefore, Written.NotAfter, true),
            (read.CommonName, read.NotBefore, read.NotAfter, read.MaySign));
        Assert.Equal([0x00, 200], read.Serial.ToArray());
        Assert.Equal(key.Public.Spki.ToArray(), read.Spki.ToArray());
    }

    [Fact]
    public void The_last_moment_of_validity_is_included()
    {
        SealCertificate read = SealCertificateReader.Read(Written.Sign(TestKeys.Of(Suite.SM2)));

        Assert.True(read.IsValidAt(Written.NotBefore));
        Assert.False(read.IsValidAt(Written.NotBefore.AddSeconds(-1)));
        Assert.True(read.IsValidAt(Written.NotAfter));
        Assert.False(read.IsValidAt(Written.NotAfter.AddSeconds(1)));
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] der = Written.Sign(TestKeys.Of(Suite.SM2));

        for (int length = 0; length < der.Length; length++)
        {
            Assert.Throws<SealFormatException>(() => SealCertificateReader.Read(der.AsMemory(0, length)));
        }
    }
}
