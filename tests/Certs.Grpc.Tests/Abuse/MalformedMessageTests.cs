using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests.Abuse;

public sealed class MalformedMessageTests
{
    private const string Echo = "/certs.testing.v1.EchoService/Echo";
    private const string Join = "/certs.testing.v1.EchoService/Join";
    private static readonly byte[] Good = Frames.Message(new EchoRequest { Text = "a" }.ToByteArray());

    public static TheoryData<string, byte[], StatusCode> Bodies => new()
    {
        { "nothing", [], StatusCode.Unimplemented },
        { "two messages", [.. Good, .. Good], StatusCode.Unimplemented },
        { "a message and rubbish", [.. Good, 0], StatusCode.Unimplemented },
        { "half a prefix", [0, 0, 0], StatusCode.Internal },
        { "half a message", Good[..^1], StatusCode.Internal },
        { "an unknown flag", Frames.Message([], 2), StatusCode.Internal },
        { "the highest flag", Frames.Message([], 255), StatusCode.Internal },
        { "compressed without an encoding", Frames.Message([1, 2], 1), StatusCode.Internal },
        { "the longest length", [0, 255, 255, 255, 255, 0], StatusCode.ResourceExhausted },
        { "a length that is negative as an int", [0, 128, 0, 0, 0, 0], StatusCode.ResourceExhausted },
        { "one byte over the limit", [0, 0, 64, 0, 1], StatusCode.ResourceExhausted },
        { "an unfinished varint", Frames.Message([0x80, 0x80]), StatusCode.Internal },
        { "a string past the end", Frames.Message([0x0a, 0x7f, 0x41]), StatusCode.Internal },
        { "field number 0", Frames.Message([0x02, 0x00]), StatusCode.Internal },
        { "an end of a group without its start", Frames.Message([0x0c]), StatusCode.Internal },
        { "messages 10,000 deep", Frames.Message(Deep(10_000)), StatusCode.Internal },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_broken_body_of_a_unary_call_gets_its_status(
        string what, byte[] body, StatusCode expected)
    {
        await using EchoHost host = await StartAsync();

        RawCall answer = await RawCall.PostAsync(host, Echo, body);

        Assert.Equal((HttpStatusCode.OK, (int)expected, what), (answer.Http, answer.Status, what));
    }

    [Fact]
    public async Task A_string_that_is_not_UTF_8_arrives_with_replacement_characters()
    {
        await using EchoHost host = await StartAsync();
        string? seen = null;
        host.Behaviours["look"] = (request, _) => Task.FromResult(seen = request.Text);

        byte[] behaviour = new EchoRequest { Behaviour = "look" }.ToByteArray();
        RawCall answer = await RawCall.PostAsync(
            host, Echo, Frames.Message([0x0a, 0x03, 0x61, 0xc3, 0x28, .. behaviour]));

        Assert.Equal(((int)StatusCode.OK, "a\ufffd("), (answer.Status!.Value, seen));
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_message_does_not_count_as_complete()
    {
        await using EchoHost host = await StartAsync();

        RawCall whole = await RawCall.PostAsync(host, Join, [.. Good, .. Good]);
        RawCall broken = await RawCall.PostAsync(host, Join, [.. Good, .. Good[..^1]]);

        Assert.Equal((int)StatusCode.OK, whole.Status);
        Assert.Equal((int)StatusCode.Internal, broken.Status);
    }

    [Fact]
    public async Task An_unknown_encoding_is_told_which_are_known()
    {
        await using EchoHost host = await StartAsync();

        RawCall answer = await RawCall.PostAsync(host, Echo, Good, headers: ["grpc-encoding", "zstd"]);

        Assert.Equal((int)StatusCode.Unimplemented, answer.Status);
        Assert.Equal("identity,gzip", answer.AcceptEncoding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("S")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("123456789S")]
    [InlineData("1 S")]
    public async Task A_timeout_that_is_none_is_refused(string timeout)
    {
        await using EchoHost host = await StartAsync();

        RawCall answer = await RawCall.PostAsync(host, Echo, Good, headers: ["grpc-timeout", timeout]);

        Assert.Equal((int)StatusCode.Internal, answer.Status);
    }

    [Theory]
    [InlineData("99999999H", StatusCode.OK)]
    [InlineData("99999999S", StatusCode.OK)]
    [InlineData("0n", StatusCode.DeadlineExceeded)]
    public async Task Extreme_timeouts_are_kept(string timeout, StatusCode expected)
    {
        await using EchoHost host = await StartAsync();

        RawCall answer = await RawCall.PostAsync(host, Echo, Good, headers: ["grpc-timeout", timeout]);

        Assert.Equal((int)expected, answer.Status);
    }

    [Fact]
    public async Task A_binary_header_that_is_not_base64_fails_the_call_that_reads_it()
    {
        await using EchoHost host = await StartAsync();
        host.Behaviours["read"] = (_, call) => Task.FromResult(call.RequestHeaders.Count);
        byte[] body = Frames.Message(new EchoRequest { Behaviour = "read" }.ToByteArray());

        RawCall answer = await RawCall.PostAsync(host, Echo, body, headers: ["x-bin", "***"]);

        Assert.Equal((int)StatusCode.Internal, answer.Status);
    }

    [Fact]
    public async Task Gzip_that_is_none_and_gzip_that_is_cut_off_are_refused()
    {
        await using EchoHost host = await StartAsync();
        byte[] gzip = Gzip(new EchoRequest { Text = new string('a', 1000) }.ToByteArray());

        foreach (byte[] payload in new[] { [1, 2, 3], gzip[..^9], gzip[..12] })
        {
            RawCall answer = await RawCall.PostAsync(
                host, Echo, Frames.Message(payload, 1), headers: ["grpc-encoding", "gzip"]);
            Assert.Equal((int)StatusCode.Internal, answer.Status);
        }
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_goes_off()
    {
        await using EchoHost host = await StartAsync();
        byte[] bomb = Frames.Message(Gzip(new byte[64 * 1024 * 1024]), 1);
        Assert.InRange(bomb.Length, 1, 128 * 1024);

        long before = Process.GetCurrentProcess().PeakWorkingSet64;
        RawCall[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RawCall.PostAsync(
            host, "/certs.testing.v1.EchoService/Echo", bomb, headers: ["grpc-encoding", "gzip"])));
        long growth = Process.GetCurrentProcess().PeakWorkingSet64 - before;

        Assert.All(answers, answer => Assert.Equal((int)StatusCode.ResourceExhausted, answer.Status));
        Assert.InRange(growth, 0, 200 * 1024 * 1024);
    }

    [Theory]
    [InlineData("application/grpc+json")]
    [InlineData("application/grpcx")]
    [InlineData("application/octet-stream")]
    [InlineData("application/grpc-web-text")]
    public async Task A_content_type_that_is_not_known_is_refused_by_HTTP(string contentType)
    {
        await using EchoHost host = await StartAsync();

        RawCall answer = await RawCall.PostAsync(host, Echo, Good, contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Http);
    }

    [Fact]
    public async Task Any_bytes_get_a_status_and_never_harm_the_server()
    {
        await using EchoHost host = await StartAsync();

        Prop.ForAll<byte[], bool>((bytes, isFramed) =>
        {
            byte[] body = isFramed ? Frames.Message(bytes ?? []) : bytes ?? [];
            RawCall answer = RawCall.PostAsync(host, Echo, body).GetAwaiter().GetResult();
            return answer.Http == HttpStatusCode.OK && answer.Status is >= 0 and <= 16;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        Assert.DoesNotContain(host.Log.Lines, line => line.EventId == 4000);
    }

    [Fact]
    public async Task Any_text_as_JSON_gets_a_status_and_never_harms_the_server()
    {
        await using EchoHost host = await StartAsync();

        Prop.ForAll<string>(text =>
        {
            byte[] body = Encoding.UTF8.GetBytes("""{"text":""" + (text ?? ""));
            RawCall answer = RawCall.PostAsync(host, Echo, body, "application/json").GetAwaiter().GetResult();
            return answer.Http == HttpStatusCode.BadRequest;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        Assert.DoesNotContain(host.Log.Lines, line => line.EventId == 4000);
    }

    private static Task<EchoHost> StartAsync() =>
        EchoHost.StartAsync(options => options.MaxReceiveMessageSize = 0x4000);

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream buffer = new();
        using (GZipStream gzip = new(buffer, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }

    // Field 3 is EchoRequest itself; each level holds the next, written from the inside out.
    private static byte[] Deep(int levels)
    {
        byte[] content = [];
        for (int i = 0; i < levels && content.Length < 0x3f00; i++)
        {
            using MemoryStream level = new();
            using CodedOutputStream output = new(level, leaveOpen: true);
            output.WriteTag(3, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
            output.Flush();
            content = level.ToArray();
        }

        return content;
    }
}
