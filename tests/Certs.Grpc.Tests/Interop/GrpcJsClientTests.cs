using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Node's gRPC, <c>@grpc/grpc-js</c>, JavaScript over Node's own HTTP/2.</summary>
public sealed class GrpcJsClientTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] Names =
    [
        "empty_unary", "large_unary", "cacheable_unary", "client_compressed_unary",
        "server_compressed_unary", "client_streaming", "client_compressed_streaming", "server_streaming",
        "server_compressed_streaming", "ping_pong", "empty_stream", "half_duplex", "custom_metadata",
        "repeated_metadata", "status_code_and_message", "special_status_message", "every_status_code",
        "unimplemented_method", "unimplemented_service", "cancel_after_begin",
        "cancel_after_first_response", "timeout_on_sleeping_server", "too_large_request",
        "concurrent_calls", "cancel_storm", "deadline_storm", "health",
    ];

    public static TheoryData<string, Channel> Cases =>
        new MatrixTheoryData<string, Channel>(Names, [Channel.Plaintext, Channel.Tls]);

    [Fact]
    public async Task Every_case_of_the_script_is_called()
    {
        ForeignCommand list = new(await NodeAsync(), TestFolders.Script("grpc_js.cjs"), "--list");

        ForeignRun run = await ForeignClient.RunAsync(list);

        Assert.Equal(Names, run.MustSucceed().Lines);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Grpc_js_passes(string name, Channel channel)
    {
        ForeignCommand client = new(
            await NodeAsync(),
            TestFolders.Script("grpc_js.cjs"),
            "--address", host.Address(channel).Authority,
            "--descriptors", host.DescriptorsFile,
            "--case", name);

        ForeignRun run = await ForeignClient.RunAsync(host.Trusting(client, channel));

        Assert.Contains($"OK: {name}", run.MustSucceed().Output);
        await host.Log.ComesToRestAsync();
    }

    private static async Task<string> NodeAsync()
    {
        _ = await ForeignTools.NodeAsync("@grpc/proto-loader");
        return await ForeignTools.NodeAsync("@grpc/grpc-js");
    }
}
