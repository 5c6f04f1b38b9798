using System.Text.Json.Nodes;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary><c>buf curl</c>: learns the services by reflection and speaks all three protocols.</summary>
public sealed class BufCurlTests(InteropHost host) : IClassFixture<InteropHost>
{
    private const string Unary = "/grpc.testing.TestService/UnaryCall";

    [Theory]
    [InlineData("grpc-v1", Channel.Plaintext)]
    [InlineData("grpc-v1alpha", Channel.Plaintext)]
    [InlineData("grpc-v1", Channel.Tls)]
    [InlineData("grpc-v1alpha", Channel.Tls)]
    public async Task Reflection_lists_the_services(string version, Channel channel)
    {
        ForeignCommand curl =
            Curl(channel, "", "--protocol", "grpc", "--reflect-protocol", version, "--list-services");

        ForeignRun run = await ForeignClient.RunAsync(curl);

        Assert.Contains("grpc.testing.TestService", run.MustSucceed().Lines);
        Assert.Contains("grpc.health.v1.Health", run.Lines);
    }

    [Fact]
    public async Task Reflection_lists_the_methods()
    {
        ForeignCommand curl = Curl(Channel.Plaintext, "", "--protocol", "grpc", "--list-methods");

        ForeignRun run = await ForeignClient.RunAsync(curl);

        Assert.Contains("grpc.testing.TestService/HalfDuplexCall", run.MustSucceed().Output);
    }

    [Theory]
    [InlineData("grpc", Channel.Plaintext)]
    [InlineData("grpc", Channel.Tls)]
    [InlineData("grpcweb", Channel.Plaintext)]
    [InlineData("grpcweb", Channel.Tls)]
    [InlineData("grpcweb", Channel.Http1)]
    [InlineData("connect", Channel.Plaintext)]
    [InlineData("connect", Channel.Tls)]
    [InlineData("connect", Channel.Http1)]
    public async Task A_unary_call_is_answered(string protocol, Channel channel)
    {
        const string request = """{"responseSize":3}""";
        ForeignCommand curl = WithSchema(Curl(channel, Unary, "--protocol", protocol, "-d", request));

        ForeignRun run = await ForeignClient.RunAsync(curl);

        JsonNode expected = JsonNode.Parse("""{"payload":{"body":"AAAA"}}""")!;
        JsonNode answer = JsonNode.Parse(run.MustSucceed().Output)!;
        Assert.True(JsonNode.DeepEquals(expected, answer), run.ToString());
    }

    [Theory]
    [InlineData("grpc", Channel.Plaintext)]
    [InlineData("grpc", Channel.Tls)]
    [InlineData("grpcweb", Channel.Plaintext)]
    [InlineData("grpcweb", Channel.Tls)]
    [InlineData("connect", Channel.Plaintext)]
    [InlineData("connect", Channel.Tls)]
    public async Task A_unary_call_needs_no_schema_where_there_is_http2(string protocol, Channel channel)
    {
        ForeignCommand curl = Curl(channel, Unary, "--protocol", protocol, "-d", """{"responseSize":3}""");

        ForeignRun run = await ForeignClient.RunAsync(curl);

        Assert.Contains("AAAA", run.MustSucceed().Output);
    }

    [Theory]
    [InlineData("grpc", Channel.Plaintext)]
    [InlineData("grpcweb", Channel.Http1)]
    [InlineData("connect", Channel.Http1)]
    public async Task An_error_keeps_code_message_and_details(string protocol, Channel channel)
    {
        const string request = """{"responseStatus":{"code":5,"message":"no licence \u6ca1\u6709"}}""";
        ForeignCommand curl = WithSchema(Curl(channel, Unary, "--protocol", protocol, "-d", request));

        ForeignRun run = await ForeignClient.RunAsync(curl);

        // The exit code of buf curl is the gRPC code times eight.
        Assert.Equal(5 * 8, run.ExitCode);
        JsonNode error = JsonNode.Parse(run.Errors)!;
        Assert.Equal(("not_found", "no licence 没有"), ((string?)error["code"], (string?)error["message"]));
        Assert.Equal("google.rpc.ErrorInfo", (string?)error["details"]?[0]?["type"]);
    }

    [Fact]
    public async Task A_stream_in_both_directions_is_answered_through_reflection()
    {
        const string requests =
            """{"responseParameters":[{"size":1},{"size":2}]} {"responseParameters":[{"size":3}]}""";
        ForeignCommand curl = Curl(
            Channel.Plaintext,
            "/grpc.testing.TestService/FullDuplexCall", "--protocol", "grpc", "-d", requests);

        ForeignRun run = await ForeignClient.RunAsync(curl);

        string bodies = string.Concat(run.MustSucceed().Output.Where(c => !char.IsWhiteSpace(c)));
        Assert.Equal(
            """{"payload":{"body":"AA=="}}{"payload":{"body":"AAA="}}{"payload":{"body":"AAAA"}}""", bodies);
    }

    private ForeignCommand Curl(Channel channel, string path, params string[] arguments)
    {
        string[] way = channel switch
        {
            Channel.Tls => ["--cacert", host.AuthorityFile],
            Channel.Plaintext => ["--http2-prior-knowledge"],
            Channel.Http1 => [],
        };
        string url = host.Address(channel).ToString().TrimEnd('/') + path;
        return new ForeignCommand(ForeignTools.Buf(), ["curl", .. way, .. arguments, url]) with
        {
            Environment = new Dictionary<string, string> { ["HOME"] = host.Folder },
        };
    }

    // Reflection is a stream in both directions, which HTTP/1.1 does not have.
    private ForeignCommand WithSchema(ForeignCommand curl) => curl with
    {
        Arguments = ["curl", "--schema", $"{host.DescriptorsFile}#format=binpb", .. curl.Arguments.Skip(1)],
    };
}
