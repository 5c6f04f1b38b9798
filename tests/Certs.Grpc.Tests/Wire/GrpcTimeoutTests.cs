using FsCheck;
using FsCheck.Fluent;
using Grpc.Wire;
using Xunit;

namespace Certs.Grpc.Tests.Wire;

public sealed class GrpcTimeoutTests
{
    [Theory]
    [InlineData("1H", 3_600_000_000)]
    [InlineData("2M", 120_000_000)]
    [InlineData("3S", 3_000_000)]
    [InlineData("4m", 4_000)]
    [InlineData("5u", 5)]
    [InlineData("1000n", 1)]
    [InlineData("00000001S", 1_000_000)]
    public void Every_unit_is_read(string text, long microseconds)
    {
        Assert.True(GrpcTimeout.TryParse(text, out TimeSpan timeout));

        Assert.Equal(TimeSpan.FromMicroseconds(microseconds), timeout);
    }

    [Fact]
    public void A_nanosecond_is_not_nothing()
    {
        Assert.True(GrpcTimeout.TryParse("1n", out TimeSpan timeout));

        Assert.True(timeout > TimeSpan.Zero);
    }

    [Fact]
    public void What_is_written_is_read_back_and_never_shorter() => Prop.ForAll<ulong>(number =>
    {
        TimeSpan timeout = TimeSpan.FromTicks((long)(number % (ulong)GrpcTimeout.Longest.Ticks));

        string text = GrpcTimeout.Format(timeout);
        bool isRead = GrpcTimeout.TryParse(text, out TimeSpan read);

        long tooMuch = (read - timeout).Ticks;
        return isRead && text.Length <= 9 && tooMuch >= 0 && tooMuch <= (timeout.Ticks / 1000) + 10;
    }).QuickCheckThrowOnFailure();
}
