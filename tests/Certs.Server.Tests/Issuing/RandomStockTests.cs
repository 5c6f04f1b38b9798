using Certs.Server.Issuing;
using Xunit;

namespace Certs.Server.Tests.Issuing;

public sealed class RandomStockTests
{
    [Fact]
    public void No_sixteen_bytes_are_given_twice_on_any_thread()
    {
        const int perThread = 20_000;

        UInt128[][] given = [.. Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => Enumerable.Range(0, perThread).Select(_ => Number(RandomStock.Take(16))).ToArray())];

        Assert.Equal(4 * perThread, given.SelectMany(numbers => numbers).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(320)]
    [InlineData(4096)]
    [InlineData(5000)]
    public void Every_byte_of_any_length_is_filled(int length)
    {
        // 64 draws leave a byte at zero in one run of 2^512.
        byte[] any = new byte[length];
        for (int draw = 0; draw < 64; draw++)
        {
            byte[] bytes = RandomStock.Take(length);
            for (int i = 0; i < length; i++)
            {
                any[i] |= bytes[i];
            }
        }

        Assert.DoesNotContain((byte)0, any);
    }

    private static UInt128 Number(byte[] bytes) => new(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
}
