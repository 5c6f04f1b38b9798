using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class MetadataTests
{
    [Fact]
    public async Task Headers_and_trailers_pass_both_ways_in_text_and_bytes()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["mirror"] = async (_, call) =>
        {
            Metadata headers = [.. call.RequestHeaders.Where(entry =>
                entry.Key.StartsWith("x-", StringComparison.Ordinal))];
            await call.WriteResponseHeadersAsync(headers);
            foreach (Metadata.Entry entry in headers)
            {
                call.ResponseTrailers.Add(entry);
            }
        };
        Metadata sent = new()
        {
            { "X-Text", "one" }, { "x-text", "two, three" },
            { "x-data-bin", [0, 1, 254, 255] }, { "x-two-bin", [1] },
            { "x-two-bin", [2, 3] },
        };

        using AsyncUnaryCall<EchoResponse> call =
            host.Client.EchoAsync(new EchoRequest { Behaviour = "mirror" }, sent);
        Metadata headers = await call.ResponseHeadersAsync;
        await call;
        Metadata trailers = call.GetTrailers();

        foreach (Metadata received in new[] { headers, trailers })
        {
            Assert.Equal("one, two, three", string.Join(", ", received.GetAll("x-text").Select(entry =>
                entry.Value)));
            Assert.Equal([0, 1, 254, 255], received.GetValueBytes("x-data-bin"));
            Assert.Equal([[1], [2, 3]], received.GetAll("x-two-bin").Select(entry => entry.ValueBytes));
        }
    }

    [Fact]
    public async Task Headers_of_the_protocol_are_not_metadata()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            kestrel: server => server.AddServerHeader = false);
        string[] seen = [];
        host.Behaviours["look"] = (_, call) =>
        {
            seen = [.. call.RequestHeaders.Select(entry => entry.Key)];
            return Task.CompletedTask;
        };

        using AsyncUnaryCall<EchoResponse> call = host.Client.EchoAsync(
            new EchoRequest { Behaviour = "look" }, deadline: DateTime.UtcNow.AddMinutes(1));
        await call;

        Assert.Equal(["user-agent"], seen);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task A_status_text_of_any_characters_arrives()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        string text = "\t100%25 \r\n电子营业执照 \u007f \U0001F600";
        host.Behaviours["refuse"] = (_, _) => throw new RpcException(new Status(StatusCode.DataLoss, text));

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "refuse" }));

        Assert.Equal(text, error.Status.Detail);
    }

    [Fact]
    public async Task A_trailer_that_HTTP_cannot_carry_fails_the_call_and_not_the_connection()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["bad"] = (_, call) =>
        {
            call.ResponseTrailers.Add("bad", "line\r\nbreak");
            return Task.CompletedTask;
        };

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "bad" }));
        EchoResponse next = await host.Client.EchoAsync(new EchoRequest { Text = "next" });

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Equal("next", next.Text);
    }

    [Fact]
    public async Task A_failure_whose_trailers_HTTP_cannot_carry_is_a_failure_still()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["bad"] = (_, _) => throw new RpcException(
            new Status(StatusCode.NotFound, "gone"), new Metadata { { "bad", "line\r\nbreak" } });

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "bad" }));
        EchoResponse next = await host.Client.EchoAsync(new EchoRequest { Text = "next" });

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Equal("next", next.Text);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("a b", "x")]
    [InlineData("名", "x")]
    [InlineData("data-bin", "x")]
    public void A_name_that_is_none_is_refused(string key, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => new Metadata.Entry(key, value));

    [Fact]
    public void Bytes_need_a_name_that_says_so() =>
        Assert.ThrowsAny<ArgumentException>(() => new Metadata.Entry("data", [1]));

    [Fact]
    public void The_empty_metadata_stays_empty() =>
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "b"));
}
