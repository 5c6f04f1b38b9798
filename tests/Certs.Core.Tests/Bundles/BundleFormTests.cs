using Certs.Core.Bundles;
using Certs.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Bundles;

public sealed class BundleFormTests
{
    [Fact]
    public void What_is_written_in_either_form_reads_back_and_writes_the_same_bytes_in_both()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            Bundle bundle = RandomBundles.Make(new Random(seed));
            byte[] binary = BundleWriter.WriteBinary(bundle);
            byte[] json = BundleWriter.WriteJson(bundle);
            Bundle fromBinary = BundleReader.Read(binary);
            Bundle fromJson = BundleReader.Read(json);
            return binary.AsSpan().SequenceEqual(BundleWriter.WriteBinary(fromBinary))
                && binary.AsSpan().SequenceEqual(BundleWriter.WriteBinary(fromJson))
                && json.AsSpan().SequenceEqual(BundleWriter.WriteJson(fromJson))
                && json.AsSpan().SequenceEqual(BundleWriter.WriteJson(fromBinary));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_changed_byte_is_refused_or_gives_another_bundle_that_writes_as_changed()
    {
        foreach (byte[] good in Forms())
        {
            for (int at = 0; at < good.Length; at++)
            {
                byte[] changed = [.. good];
                changed[at] ^= 0x01;

                byte[]? rewritten = Rewritten(changed);

                Assert.True(rewritten is null || rewritten.AsSpan().SequenceEqual(changed), $"byte {at}");
            }
        }
    }

    [Fact]
    public void A_cut_or_longer_bundle_is_refused()
    {
        foreach (byte[] good in Forms())
        {
            for (int length = 0; length < good.Length; length++)
            {
                Assert.Null(Rewritten(good[..length]));
            }

            Assert.Null(Rewritten([.. good, 0]));
        }
    }

    [Fact]
    public void Another_version_a_number_that_is_not_the_shortest_and_too_much_are_refused()
    {
        byte[] binary = [.. BundleReader.Magic, 2];
        byte[] longNumber = [.. BundleReader.Magic, 1, 0x80, 0x00];
        byte[] tooMany = [.. BundleReader.Magic, 1, 0, BundleLimits.HandOvers + 1];

        Assert.Equal(FormatRule.UnknownVersion, Refusal(binary));
        Assert.Equal(FormatRule.UnknownVersion, Refusal("{\"bundle\":2}"u8.ToArray()));
        Assert.Equal(FormatRule.NotCanonical, Refusal(longNumber));
        Assert.Equal(FormatRule.TooMany, Refusal(tooMany));
        Assert.Equal(FormatRule.TooLarge, Refusal(new byte[BundleLimits.BundleBytes + 1]));
    }

    private static IEnumerable<byte[]> Forms()
    {
        Bundle bundle = RandomBundles.Make(new Random(3));
        return [BundleWriter.WriteBinary(bundle), BundleWriter.WriteJson(bundle)];
    }

    private static byte[]? Rewritten(byte[] bytes)
    {
        try
        {
            Bundle bundle = BundleReader.Read(bytes);
            return bytes.AsSpan().StartsWith(BundleReader.Magic)
                ? BundleWriter.WriteBinary(bundle)
                : BundleWriter.WriteJson(bundle);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private static FormatRule Refusal(byte[] bytes) =>
        Assert.Throws<DocumentFormatException>(() => BundleReader.Read(bytes)).Rule;
}
