using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class StreamingCallTests
{
    [Fact]
    public async Task A_stream_of_requests_is_answered_once()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> call = host.Client.Join();

        foreach (string text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
        }

        await call.RequestStream.CompleteAsync();
        EchoResponse response = await call;

        Assert.Equal(new EchoResponse { Text = "abc", Index = 3 }, response);
    }

    [Fact]
    public async Task An_empty_stream_of_requests_is_answered()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> call = host.Client.Join();

        await call.RequestStream.CompleteAsync();
        EchoResponse response = await call;

        Assert.Equal(new EchoResponse(), response);
    }

    [Fact]
    public async Task A_stream_of_responses_arrives_in_order()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncServerStreamingCall<EchoResponse> call =
            host.Client.Repeat(new EchoRequest { Text = "x", Repeat = 1000 });

        List<int> indexes = [];
        await foreach (EchoResponse response in call.ResponseStream.ReadAllAsync())
        {
            indexes.Add(response.Index);
        }

        Assert.Equal(Enumerable.Range(0, 1000), indexes);
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
    }

    [Fact]
    public async Task Streams_both_ways_answer_each_request_as_it_comes()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = host.Client.Chat();

        List<string> texts = [];
        for (int i = 0; i < 10; i++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = $"t{i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            texts.Add(call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"t{i}"), texts);
    }

    [Fact]
    public async Task An_error_after_some_responses_comes_after_them()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["fail"] = (_, _) => throw new RpcException(new Status(StatusCode.Aborted, "enough"));
        using AsyncServerStreamingCall<EchoResponse> call =
            host.Client.Repeat(new EchoRequest { Repeat = 2, Behaviour = "fail" });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.True(await call.ResponseStream.MoveNext());
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(new Status(StatusCode.Aborted, "enough"), error.Status);
    }

    [Fact]
    public async Task A_handler_that_ends_early_ends_the_stream_of_requests()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["fail"] = (_, _) => throw new RpcException(new Status(StatusCode.Aborted, "enough"));
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> call = host.Client.Join();

        // The end may come before this write is through, which says so then as well.
        Exception? firstError = await Record.ExceptionAsync(
            () => call.RequestStream.WriteAsync(new EchoRequest { Behaviour = "fail" }));
        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Exception? writeError = await Record.ExceptionAsync(
            () => call.RequestStream.WriteAsync(new EchoRequest { Text = "late" }));

        Status enough = new(StatusCode.Aborted, "enough");
        Assert.Equal(enough, error.Status);
        Assert.Equal(enough, Assert.IsType<RpcException>(writeError).Status);
        Assert.True(firstError is null || Assert.IsType<RpcException>(firstError).Status.Equals(enough));
    }

    [Fact]
    public async Task A_write_after_the_end_of_the_requests_is_a_mistake()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = host.Client.Chat();

        await call.RequestStream.CompleteAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => call.RequestStream.WriteAsync(new EchoRequest()));
    }

    [Fact]
    public async Task A_message_of_many_segments_passes_both_ways()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        byte[] payload = new byte[3_000_000];
        Random.Shared.NextBytes(payload);

        EchoResponse response = await host.Client.EchoAsync(
            new EchoRequest { Payload = Google.Protobuf.ByteString.CopyFrom(payload) });

        Assert.Equal(payload, response.Payload.ToByteArray());
    }
}
