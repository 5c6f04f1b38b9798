using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Python's gRPC, which is C core, as Debian ships it in <c>python3-grpcio</c>.</summary>
public sealed class PythonClientTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] Names =
    [
        "empty_unary", "large_unary", "client_compressed_unary", "unknown_compression",
        "server_compressed_unary", "client_streaming", "server_streaming", "server_compressed_streaming",
        "ping_pong", "empty_stream", "half_duplex", "custom_metadata", "status_code_and_message",
        "special_status_message", "error_details", "unimplemented_method", "unimplemented_service",
        "cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server",
        "too_large_request", "compressed_bomb", "concurrent_calls",
    ];

    public static TheoryData<string, Channel> Cases =>
        new MatrixTheoryData<string, Channel>(Names, [Channel.Plaintext, Channel.Tls]);

    [Fact]
    public async Task Every_case_of_the_script_is_called()
    {
        ForeignCommand list =
            new(await ForeignTools.PythonAsync(), TestFolders.Script("python_grpcio.py"), "--list");

        ForeignRun run = await ForeignClient.RunAsync(list);

        Assert.Equal(Names, run.MustSucceed().Lines);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Python_passes(string name, Channel channel)
    {
        ForeignCommand client = new(
            await ForeignTools.PythonAsync(),
            TestFolders.Script("python_grpcio.py"),
            "--address", host.Address(channel).Authority,
            "--descriptors", host.DescriptorsFile,
            "--case", name);

        ForeignRun run = await ForeignClient.RunAsync(host.Trusting(client, channel));

        Assert.Contains($"OK: {name}", run.MustSucceed().Output);
        await host.Log.ComesToRestAsync();
    }
}
