using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

public sealed class TrustFileTests
{
    [Fact]
    public void What_is_written_reads_back_with_every_kind_of_event_and_writes_the_same_bytes()
    {
        SignedTrustFile file = Sample();

        byte[] written = TrustFileWriter.Write(file);
        SignedTrustFile read = TrustFileReader.Read(written);

        Assert.Equal(written, TrustFileWriter.Write(read));
        Assert.Equal(file.Digest, read.Digest);
        Assert.Equal(file.Trust.Root, read.Trust.Root);
        Assert.Equal(
            file.Trust.Registries.Events.Select(WithoutKey), read.Trust.Registries.Events.Select(WithoutKey));
        Assert.Equal(
            SignedTrustFile.Draft(read.Trust).Content.ToArray(), read.Content.ToArray());
    }

    [Fact]
    public void Every_changed_byte_of_a_signed_file_is_refused()
    {
        byte[] good = TrustFileWriter.Write(Sample());
        DateTimeOffset now = Sample().Trust.MadeAt;

        for (int at = 0; at < good.Length; at++)
        {
            byte[] changed = [.. good];
            changed[at] ^= 0x01;

            Exception? refusal = Record.Exception(() => TrustGate.Accept(TrustFileReader.Read(changed), null, now));

            Assert.True(
                refusal is DocumentFormatException or TrustRefusedException, $"byte {at}: {refusal?.GetType()}");
        }
    }

    [Fact]
    public void A_cut_a_longer_and_a_too_large_file_are_refused()
    {
        byte[] good = TrustFileWriter.Write(Sample());

        Assert.All(Enumerable.Range(0, good.Length / 97), part =>
            Assert.Throws<DocumentFormatException>(() => TrustFileReader.Read(good.AsMemory(0, part * 97))));
        Assert.Throws<DocumentFormatException>(() => TrustFileReader.Read((byte[])[.. good, 0x20]));
        Assert.Equal(FormatRule.TooLarge, Assert.Throws<DocumentFormatException>(
            () => TrustFileReader.Read(new byte[BundleLimits.TrustFileBytes + 1])).Rule);
    }

    [Fact]
    public void A_consortium_of_three_fits_into_a_few_kilobytes()
    {
        using TestValidators validators = TestValidators.Make(4);
        RegistrySnapshot registries = new(TestRegistry.Head(9, TestRegistry.Founded.AddDays(1)),
        [
            .. TestRegistry.Founding(),
            .. TestRegistry.AgencyWith(
                new AgencyId(62, 1), [TestKeys.Of(Suite.ES256), TestKeys.Of(Suite.SM2)]),
        ]);

        byte[] file = TrustFileWriter.Write(
            TestProvinces.Sign(TestTrust.Make(validators.Addresses, registries), 33, 62));

        Assert.InRange(file.Length, 1_000, 4_096);
    }

    private static SignedTrustFile Sample()
    {
        using TestValidators validators = TestValidators.Make(4);
        return TestProvinces.Sign(TestTrust.Make(validators.Addresses, TestTrust.EveryKind()), 33, 62);
    }

    // A record compares its bytes by reference, and a place in the block that is not told is the first.
    private static object WithoutKey(RegistryEvent recorded)
    {
        RegistryEvent placed = recorded with { At = recorded.At with { LogIndex = recorded.At.LogIndex ?? 0 } };
        return placed is RegistryEvent.KeyAdded added
            ? (added with { Spki = default }, Convert.ToHexString(added.Spki.Span))
            : placed;
    }
}
