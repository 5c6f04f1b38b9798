using System.Diagnostics;
using System.Net;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Certs.Grpc.Tests;

/// <summary>A server that stops does not wait for streams that have no end of their own.</summary>
public sealed class StopTests
{
    // The host would wait for half a minute.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_stream_of_responses_ends_as_unavailable()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["wait"] = (_, call) => Task.Delay(Timeout.Infinite, call.CancellationToken);
        using AsyncServerStreamingCall<EchoResponse> call =
            host.Client.Repeat(new EchoRequest { Repeat = 1, Behaviour = "wait" });
        Assert.True(await call.ResponseStream.MoveNext());

        TimeSpan took = await StopAsync(host);

        RpcException end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.True(took < Promptly, $"The stop took {took}.");
        Assert.Equal(1, host.Ended(StatusCode.Unavailable));
    }

    [Fact]
    public async Task Streams_whose_handlers_wait_for_requests_end_as_unavailable()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> chat = host.Client.Chat();
        await chat.RequestStream.WriteAsync(new EchoRequest());
        Assert.True(await chat.ResponseStream.MoveNext());
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> join = host.Client.Join();
        await join.RequestStream.WriteAsync(new EchoRequest());
        await Eventually.HoldsAsync(() => host.InFlight == 2, "both calls have begun");

        TimeSpan took = await StopAsync(host);

        RpcException end = await Assert.ThrowsAsync<RpcException>(() => chat.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        end = await Assert.ThrowsAsync<RpcException>(async () => await join);
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.True(took < Promptly, $"The stop took {took}.");
    }

    [Fact]
    public async Task A_unary_call_under_way_gets_its_answer_after_the_streams_have_ended()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["wait"] = (_, _) => answer.Task;
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> chat = host.Client.Chat();
        await chat.RequestStream.WriteAsync(new EchoRequest());
        Assert.True(await chat.ResponseStream.MoveNext());
        AsyncUnaryCall<EchoResponse> call = host.Client.EchoAsync(
            new EchoRequest { Text = "late", Behaviour = "wait" });
        await Eventually.HoldsAsync(() => host.InFlight == 2, "both calls have begun");

        Task<TimeSpan> stop = StopAsync(host);
        await Assert.ThrowsAsync<RpcException>(() => chat.ResponseStream.MoveNext());
        answer.SetResult();

        Assert.Equal("late", (await call).Text);
        Assert.True(await stop < Promptly);
    }

    [Fact]
    public async Task A_connection_that_is_kept_open_on_the_port_of_both_protocols_does_not_hold_it_up()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            kestrel: server => server.ListenHttp1AndH2c(IPAddress.Loopback, 0), listens: false);
        using GrpcChannel open = GrpcChannel.ForAddress(host.Address);
        await new EchoService.EchoServiceClient(open).EchoAsync(new EchoRequest());

        TimeSpan took = await StopAsync(host);

        Assert.True(took < Promptly, $"The stop took {took}.");
    }

    private static async Task<TimeSpan> StopAsync(EchoHost host)
    {
        Stopwatch took = Stopwatch.StartNew();
        await host.StopAsync();
        return took.Elapsed;
    }
}
