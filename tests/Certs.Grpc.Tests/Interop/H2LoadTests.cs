using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Load by nghttp2's <c>h2load</c>: many unary calls over a few connections, none lost.</summary>
public sealed class H2LoadTests(InteropHost host) : IClassFixture<InteropHost>
{
    private const int Calls = 20_000;

    [Theory]
    [InlineData(Channel.Plaintext)]
    [InlineData(Channel.Tls)]
    public async Task Thousands_of_multiplexed_calls_are_all_answered(Channel channel)
    {
        string frame = Path.Combine(host.Folder, "empty.frame");
        await File.WriteAllBytesAsync(frame, new byte[5]);
        ForeignCommand load = new(
            await ForeignTools.H2LoadAsync(),
            "-n", $"{Calls}",
            "-c", "8",
            "-m", "50",
            "-d", frame,
            "-H", "content-type: application/grpc",
            "-H", "te: trailers",
            new Uri(host.Address(channel), "/grpc.testing.TestService/EmptyCall").ToString());

        ForeignRun run = await ForeignClient.RunAsync(load);

        const string nothingLost = "succeeded, 0 failed, 0 errored, 0 timeout";
        Assert.Contains($"{Calls} done, {Calls} {nothingLost}", run.MustSucceed().Output);
        Assert.Contains($"status codes: {Calls} 2xx", run.Output);
    }
}
