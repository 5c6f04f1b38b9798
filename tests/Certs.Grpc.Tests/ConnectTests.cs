using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class ConnectTests
{
    private const string Echo = "/certs.testing.v1.EchoService/Echo";

    [Fact]
    public async Task A_unary_call_as_JSON_needs_nothing_but_a_body()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };

        using HttpResponseMessage response =
            await http.PostAsync(Echo, Json("""{"text":"甘肃","unknown":1}"""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{ "text": "甘肃" }""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_unary_call_as_protobuf_is_answered_in_protobuf()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using ByteArrayContent body = new(new EchoRequest { Text = "x" }.ToByteArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/proto");

        using HttpResponseMessage response = await http.PostAsync(Echo, body);

        Assert.Equal("application/proto", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("x", EchoResponse.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync()).Text);
    }

    [Fact]
    public async Task An_error_is_a_status_of_HTTP_with_code_text_and_details()
    {
        await using EchoHost host = await StartAsync();
        host.Behaviours["refuse"] = (_, call) =>
        {
            call.ResponseTrailers.Add("after", "all");
            throw RichStatus.Exception(StatusCode.NotFound, "no such", new ErrorInfo { Reason = "GONE" });
        };
        using HttpClient http = new() { BaseAddress = host.Address };

        using HttpResponseMessage response = await http.PostAsync(Echo, Json("""{"behaviour":"refuse"}"""));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            ["trailer-after: all"],
            response.Headers
                .Where(one => one.Key.StartsWith("trailer-", StringComparison.OrdinalIgnoreCase))
                .Select(one => $"{one.Key}: {one.Value.Single()}"));
        Assert.Equal(
            """{"code":"not_found","message":"no such","details":"""
                + """[{"type":"google.rpc.ErrorInfo","value":"CgRHT05F"}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"repeat":"99999999999"}""")]
    [InlineData("""{"payload":"*"}""")]
    [InlineData("{} {}")]
    public async Task JSON_that_is_not_the_message_is_an_invalid_argument(string body)
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };

        using HttpResponseMessage response = await http.PostAsync(Echo, Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid_argument", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task JSON_that_is_too_deep_is_an_invalid_argument()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        string body = string.Concat(Enumerable.Repeat("{\"inner\":", 100_000));

        using HttpResponseMessage response = await http.PostAsync(Echo, Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_may_be_compressed_and_an_unknown_encoding_is_unimplemented()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };

        using HttpResponseMessage gzip = await http.PostAsync(Echo, Gzip("""{"text":"z"}""", "gzip"));
        using HttpResponseMessage unknown = await http.PostAsync(Echo, Gzip("{}", "zstd"));

        Assert.Equal("""{ "text": "z" }""", await gzip.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.StatusCode);
        Assert.Equal("identity,gzip", string.Join(',', unknown.Headers.GetValues("accept-encoding")));
    }

    [Fact]
    public async Task The_timeout_of_the_client_is_kept()
    {
        await using EchoHost host = await StartAsync();
        host.Behaviours["wait"] = (_, call) => Task.Delay(Timeout.Infinite, call.CancellationToken);
        using HttpClient http = new() { BaseAddress = host.Address };
        using HttpRequestMessage request = new(HttpMethod.Post, Echo);
        request.Content = Json("""{"behaviour":"wait"}""");
        request.Headers.Add("Connect-Timeout-Ms", "50");

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal(
            """{"code":"deadline_exceeded","message":"Deadline Exceeded"}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Connect-Protocol-Version", "2")]
    [InlineData("Connect-Timeout-Ms", "12345678901")]
    [InlineData("Connect-Timeout-Ms", "-1")]
    public async Task Headers_that_break_their_rules_are_an_invalid_argument(string name, string value)
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using HttpRequestMessage request = new(HttpMethod.Post, Echo) { Content = Json("{}") };
        request.Headers.Add(name, value);

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_stream_of_responses_as_JSON_ends_with_its_status()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using ByteArrayContent body = new(Frames.Message("""{"text":"a","repeat":2}"""u8));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/connect+json");

        using HttpResponseMessage response =
            await http.PostAsync("/certs.testing.v1.EchoService/Repeat", body);

        List<(byte Flag, string Text)> frames = Frames.Read(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            [(0, """{ "text": "a" }"""), (0, """{ "text": "a", "index": 1 }"""), (2, "{}")], frames);
    }

    [Fact]
    public async Task gRPC_Web_carries_its_trailers_in_the_body()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using ByteArrayContent body = new(Frames.Message(new EchoRequest { Text = "w" }.ToByteArray()));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc-web+proto");

        using HttpResponseMessage response = await http.PostAsync(Echo, body);

        List<(byte Flag, string Text)> frames = Frames.Read(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal((0x80, "grpc-status: 0\r\n"), frames[^1]);
        Assert.Equal(2, frames.Count);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/grpc", HttpStatusCode.UpgradeRequired)]
    public async Task What_cannot_be_a_call_gets_a_status_of_HTTP(string contentType, HttpStatusCode expected)
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using StringContent body = new("{}");
        body.Headers.ContentType = new MediaTypeHeaderValue(contentType);

        using HttpResponseMessage response = await http.PostAsync(Echo, body);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_GET_is_not_a_call()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };

        using HttpResponseMessage response = await http.GetAsync(Echo);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private static Task<EchoHost> StartAsync() =>
        EchoHost.StartAsync(listen: listen => listen.Protocols = HttpProtocols.Http1);

    private static StringContent Json(string text)
    {
        StringContent content = new(text, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static ByteArrayContent Gzip(string text, string encoding)
    {
        using MemoryStream buffer = new();
        using (GZipStream gzip = new(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        ByteArrayContent content = new(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
