using System.Security.Cryptography;
using Certs.Core.Suites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class HashingTests
{
    // GB/T 32905-2016 appendix A, and the empty text.
    [Theory]
    [InlineData("", 0, "1AB21D8355CFA17F8E61194831E81A8F22BEC8C728FEFB747ED035EB5082AA2B")]
    [InlineData("abc", 1, "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData("abcd", 16, "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    public void Sm3_gives_the_standards_values(string text, int times, string expected)
    {
        byte[] input = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

        Assert.Equal(expected, Convert.ToHexString(Hashing.Sm3(input)));
    }

    [Fact]
    public void Sha256_agrees_with_the_platform_for_any_bytes()
    {
        Prop.ForAll((byte[] data) => Hashing.Sha256(data).AsSpan().SequenceEqual(SHA256.HashData(data)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Parts_hash_like_what_they_make_together()
    {
        bool AreEqual(byte[] a, byte[] b, byte[] c)
        {
            byte[] two = new byte[32];
            byte[] three = new byte[32];
            byte[] twoOfSm3 = new byte[32];
            byte[] threeOfSm3 = new byte[32];
            Hashing.Sha256(a, b, two);
            Hashing.Sha256(a, b, c, three);
            Hashing.Sm3(a, b, twoOfSm3);
            Hashing.Sm3(a, b, c, threeOfSm3);
            return two.AsSpan().SequenceEqual(Hashing.Sha256([.. a, .. b]))
                && three.AsSpan().SequenceEqual(Hashing.Sha256([.. a, .. b, .. c]))
                && twoOfSm3.AsSpan().SequenceEqual(Hashing.Sm3([.. a, .. b]))
                && threeOfSm3.AsSpan().SequenceEqual(Hashing.Sm3([.. a, .. b, .. c]));
        }

        Prop.ForAll<byte[], byte[], byte[]>(AreEqual).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_destination_may_be_the_data_itself()
    {
        byte[] data = [.. Enumerable.Range(0, 64).Select(number => (byte)number)];
        byte[] expected = SHA256.HashData(data);

        Hashing.Sha256(data, data);

        Assert.Equal(expected, data[..32]);
    }

    [Fact]
    public void A_short_destination_is_a_defect_of_the_caller_and_is_not_written()
    {
        byte[] destination = new byte[31];

        Assert.Throws<ArgumentException>(() => Hashing.Sha256([1], destination));
        Assert.Throws<ArgumentException>(() => Hashing.Sm3([1], destination));
        Assert.Equal(new byte[31], destination);
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        byte[][] inputs = [.. Enumerable.Range(0, 2000).Select(BitConverter.GetBytes)];
        byte[][] expected = [.. inputs.Select(input => SHA256.HashData(input))];

        byte[][] actual = [.. inputs.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(input =>
        {
            Hashing.Sm3(input);
            return Hashing.Sha256(input);
        })];

        Assert.Equal(expected, actual);
    }
}
