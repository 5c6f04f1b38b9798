using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class DeadlineAndCancellationTests
{
    [Fact]
    public async Task A_deadline_ends_the_call_on_both_sides()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["wait"] = (_, call) => WaitAsync(call, cancelled);
        await host.Client.EchoAsync(new EchoRequest());

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.EchoAsync(
            new EchoRequest { Behaviour = "wait" }, deadline: DateTime.UtcNow.AddSeconds(2)));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await cancelled.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_fails_at_once()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.EchoAsync(
            new EchoRequest(), deadline: DateTime.UtcNow.AddSeconds(-1)));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task The_handler_sees_the_deadline()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        DateTime seen = default;
        host.Behaviours["look"] = (_, call) =>
        {
            seen = call.Deadline;
            return Task.CompletedTask;
        };
        DateTime deadline = DateTime.UtcNow.AddHours(1);

        await host.Client.EchoAsync(new EchoRequest { Behaviour = "look" }, deadline: deadline);

        Assert.InRange(seen, deadline.AddSeconds(-5), deadline.AddSeconds(5));
    }

    [Fact]
    public async Task A_client_that_cancels_cancels_the_handler()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["wait"] = (_, call) =>
        {
            started.TrySetResult();
            return WaitAsync(call, cancelled);
        };
        using CancellationTokenSource source = new();

        AsyncUnaryCall<EchoResponse> call = host.Client.EchoAsync(
            new EchoRequest { Behaviour = "wait" }, cancellationToken: source.Token);
        await started.Task.WaitAsync(Eventually.Limit);
        await source.CancelAsync();
        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await cancelled.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task A_client_that_drops_a_stream_of_requests_does_not_complete_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["got"] = (_, _) =>
        {
            received.TrySetResult();
            return Task.CompletedTask;
        };

        AsyncClientStreamingCall<EchoRequest, EchoResponse> call = host.Client.Join();
        await call.RequestStream.WriteAsync(new EchoRequest { Behaviour = "got" });
        await received.Task.WaitAsync(Eventually.Limit);
        call.Dispose();

        await Eventually.HoldsAsync(() =>
            host.Ended(StatusCode.Cancelled) == 1, "the server saw a cancelled call");
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_deadline_ends_a_stream_whose_handler_is_waiting_for_requests()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            options => options.DefaultDeadline = TimeSpan.FromMilliseconds(50));
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = host.Client.Chat();

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await Eventually.HoldsAsync(
            () => host.Ended(StatusCode.DeadlineExceeded) == 1, "the server's handler ended");
    }

    [Fact]
    public async Task The_server_gives_calls_without_a_deadline_its_own()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            options => options.DefaultDeadline = TimeSpan.FromMilliseconds(50));
        host.Behaviours["wait"] = (_, call) => Task.Delay(Timeout.Infinite, call.CancellationToken);

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "wait" }));

        Assert.Equal(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), error.Status);
    }

    [Fact]
    public async Task A_handler_that_ignores_the_deadline_cannot_keep_the_client_waiting()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            options => options.DefaultDeadline = TimeSpan.FromMilliseconds(50));
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["ignore"] = (_, _) => released.Task;

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "ignore" }));
        released.SetResult();

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task A_disposed_channel_ends_its_calls()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = host.Client.Chat();
        await call.ResponseHeadersAsync.WaitAsync(TimeSpan.Zero).ContinueWith(_ =>
            { }, TaskScheduler.Default);

        host.Channel.Dispose();
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Throws<ObjectDisposedException>(() => host.Client.EchoAsync(new EchoRequest()));
    }

    private static async Task WaitAsync(ServerCallContext call, TaskCompletionSource cancelled)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        }
        finally
        {
            cancelled.TrySetResult();
        }
    }
}
