using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// connect-es, <c>@connectrpc/connect-node</c>, in each of its three protocols. One process runs all the
/// cases of the kinds of call that the protocol has here.
/// </summary>
public sealed class ConnectClientTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] UnaryCases =
    [
        "empty_unary", "large_unary", "compressed_unary", "custom_metadata_unary", "every_status_code",
        "special_status_message", "error_details", "metadata_of_an_error", "unimplemented_method",
        "unimplemented_service", "too_large_request", "concurrent_calls",
    ];

    private static readonly string[] ServerStreamingCases =
    [
        "server_streaming", "custom_metadata_streaming", "status_after_messages",
        "timeout_on_sleeping_server", "cancel_after_first_response",
    ];

    private static readonly Dictionary<string, string[]> CasesOfGroup = new()
    {
        ["unary"] = UnaryCases,
        ["server"] = ServerStreamingCases,
        ["client"] = ["client_streaming", "half_duplex"],
        ["duplex"] = ["ping_pong", "empty_stream"],
    };

    [Theory]
    [InlineData("grpc", "2", "binary", "unary,server,client,duplex", Channel.Plaintext)]
    [InlineData("grpc", "2", "binary", "unary,server,client,duplex", Channel.Tls)]
    [InlineData("grpcweb", "1.1", "binary", "unary,server,client", Channel.Http1)]
    [InlineData("grpcweb", "1.1", "binary", "unary,server,client", Channel.Tls)]
    [InlineData("grpcweb", "2", "binary", "unary,server,client,duplex", Channel.Plaintext)]
    [InlineData("grpcweb", "2", "binary", "unary,server,client,duplex", Channel.Tls)]
    [InlineData("connect", "1.1", "binary", "unary,server,client", Channel.Http1)]
    [InlineData("connect", "1.1", "json", "unary,server,client", Channel.Http1)]
    [InlineData("connect", "1.1", "json", "unary,server,client", Channel.Tls)]
    [InlineData("connect", "2", "binary", "unary,server,client,duplex", Channel.Plaintext)]
    [InlineData("connect", "2", "json", "unary,server,client,duplex", Channel.Plaintext)]
    [InlineData("connect", "2", "binary", "unary,server,client,duplex", Channel.Tls)]
    [InlineData("connect", "2", "json", "unary,server,client,duplex", Channel.Tls)]
    public async Task Connect_es_passes(
        string protocol, string http, string format, string groups, Channel channel)
    {
        ForeignCommand client = new(
            await ForeignTools.NodeAsync("@connectrpc/connect-node"),
            TestFolders.Script("connect_es.mjs"),
            "--url", host.Address(channel).ToString().TrimEnd('/'),
            "--protocol", protocol,
            "--http", http,
            "--format", format,
            "--descriptors", host.DescriptorsFile,
            "--groups", groups);

        ForeignRun run = await ForeignClient.RunAsync(host.Trusting(client, channel));

        IEnumerable<string> expected =
            groups.Split(',').SelectMany(group => CasesOfGroup[group].Select(name => $"OK: {group} {name}"));
        Assert.Equal(expected, run.MustSucceed().Lines);
        await host.Log.ComesToRestAsync();
    }
}
