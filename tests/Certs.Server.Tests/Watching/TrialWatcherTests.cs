using Certs.Benchmarks.WatchTrial;
using Certs.Core;
using Xunit;

namespace Certs.Server.Tests.Watching;

/// <summary>The trial's own eye: it sees what is right and what is wrong.</summary>
public sealed class TrialWatcherTests
{
    private const string Due = "a1 b1 a2";

    [Fact]
    public void What_is_due_in_its_order_is_right() => Assert.Null(TrialWatcher.Difference(Read(Due), Read(Due)));

    [Theory]
    [InlineData("")]
    [InlineData("a1 b1")]
    [InlineData("a1 a2")]
    [InlineData("b1 a2")]
    [InlineData("a1 b1 b1 a2")]
    [InlineData("a1 b1 a2 a2")]
    [InlineData("a1 b1 a2 c1")]
    [InlineData("a1 a2 b1")]
    [InlineData("b1 a1 a2")]
    public void What_is_missing_double_foreign_or_in_another_order_is_seen(string told) =>
        Assert.NotNull(TrialWatcher.Difference(Read(told), Read(Due)));

    // A letter for the certificate, a digit for the change.
    private static (Hash32 Handle, uint Sequence)[] Read(string changes) =>
    [
        .. changes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(change => (Hash32.FromHex(new string(change[0], 64)), (uint)(change[1] - '0'))),
    ];
}
