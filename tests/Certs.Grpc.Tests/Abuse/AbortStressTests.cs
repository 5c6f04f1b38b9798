using System.Collections.Concurrent;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Certs.Grpc.Tests.Abuse;

[Collection(Alone.Name)]
public sealed class AbortStressTests
{
    [Fact]
    public async Task Aborts_at_any_moment_give_no_other_status_and_leave_nothing_behind()
    {
        await using EchoHost host = await EchoHost.StartAsync(kestrel: server => server.UseGrpcLimits());
        host.Behaviours["work"] = async (request, call) =>
        {
            for (int i = 0; i < request.Payload.Length; i++)
            {
                await Task.Yield();
                call.CancellationToken.ThrowIfCancellationRequested();
            }
        };
        ConcurrentDictionary<StatusCode, int> ends = new();

        await ManyAsync(3000, async number =>
        {
            RpcException? end = await CallAsync(host.Client, new Random(number));
            ends.AddOrUpdate(end?.StatusCode ?? StatusCode.OK, 1, (_, count) => count + 1);
            Assert.True(
                end is null or { StatusCode: StatusCode.DeadlineExceeded or StatusCode.Cancelled }, $"{end}");
        });
        await host.Client.EchoAsync(new EchoRequest());

        Assert.Equal(3000, ends.Values.Sum());
        await Eventually.HoldsAsync(() => host.InFlight == 0, "all handlers have ended");
        Assert.DoesNotContain(host.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task The_server_sends_its_status_however_the_deadline_meets_the_writes()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            options => options.DefaultDeadline = TimeSpan.FromMilliseconds(10),
            kestrel: server => server.UseGrpcLimits());
        ConcurrentDictionary<StatusCode, int> ends = new();

        await ManyAsync(1000, async _ =>
        {
            using AsyncServerStreamingCall<EchoResponse> call =
                host.Client.Repeat(new EchoRequest { Text = "x", Repeat = int.MaxValue });
            RpcException error = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext())
                {
                    Assert.Equal("x", call.ResponseStream.Current.Text);
                }
            });
            ends.AddOrUpdate(error.StatusCode, 1, (_, count) => count + 1);
        });

        Assert.Equal([StatusCode.DeadlineExceeded], ends.Keys);
        await Eventually.HoldsAsync(() => host.InFlight == 0, "all handlers have ended");
    }

    [Fact]
    public async Task Memory_returns_to_where_it_was()
    {
        await using EchoHost host = await EchoHost.StartAsync(kestrel: server => server.UseGrpcLimits());
        host.Behaviours["work"] = (_, call) => Task.Delay(Timeout.Infinite, call.CancellationToken);

        await AbandonAsync(host, 2000);
        long first = GC.GetTotalMemory(forceFullCollection: true);
        await AbandonAsync(host, 6000);
        long last = GC.GetTotalMemory(forceFullCollection: true);

        Assert.InRange(last - first, long.MinValue, 8 * 1024 * 1024);
    }

    private static async Task AbandonAsync(EchoHost host, int calls)
    {
        await ManyAsync(calls, async _ =>
        {
            AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = host.Client.Chat();
            await call.RequestStream.WriteAsync(new EchoRequest { Behaviour = "work" });
            call.Dispose();
        });
        await Eventually.HoldsAsync(() => host.InFlight == 0, "all handlers have ended");
    }

    private static Task ManyAsync(int count, Func<int, Task> run) => Parallel.ForAsync(
        0,
        count,
        new ParallelOptions { MaxDegreeOfParallelism = 50 },
        async (number, _) => await run(number));

    private static async Task<RpcException?> CallAsync(EchoService.EchoServiceClient client, Random random)
    {
        using CancellationTokenSource source = new();
        EchoRequest request = new()
        {
            Behaviour = "work",
            Repeat = random.Next(20),
            Payload = Google.Protobuf.ByteString.CopyFrom(new byte[random.Next(2000)]),
        };
        DateTime deadline = DateTime.UtcNow.AddMilliseconds(random.Next(1, 40));
        if (random.Next(2) == 0)
        {
            source.CancelAfter(random.Next(20));
        }

        try
        {
            await (random.Next(4) switch
            {
                0 => UnaryAsync(client, request, deadline, source.Token),
                1 => RepeatAsync(client, request, deadline, source.Token),
                2 => JoinAsync(client, request, deadline, source.Token),
                _ => ChatAsync(client, request, deadline, source.Token),
            });
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }

    private static async Task UnaryAsync(
        EchoService.EchoServiceClient client,
        EchoRequest request,
        DateTime deadline,
        CancellationToken token) =>
        await client.EchoAsync(request, deadline: deadline, cancellationToken: token);

    private static async Task RepeatAsync(
        EchoService.EchoServiceClient client, EchoRequest request, DateTime deadline, CancellationToken token)
    {
        using AsyncServerStreamingCall<EchoResponse> call = client.Repeat(request, null, deadline, token);
        while (await call.ResponseStream.MoveNext())
        {
            Assert.Equal(request.Payload, call.ResponseStream.Current.Payload);
        }
    }

    private static async Task JoinAsync(
        EchoService.EchoServiceClient client, EchoRequest request, DateTime deadline, CancellationToken token)
    {
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> call = client.Join(null, deadline, token);
        for (int i = 0; i < request.Repeat; i++)
        {
            await call.RequestStream.WriteAsync(request, CancellationToken.None);
        }

        await call.RequestStream.CompleteAsync();
        await call;
    }

    private static async Task ChatAsync(
        EchoService.EchoServiceClient client, EchoRequest request, DateTime deadline, CancellationToken token)
    {
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call = client.Chat(null, deadline, token);
        for (int i = 0; i < request.Repeat; i++)
        {
            await call.RequestStream.WriteAsync(request, CancellationToken.None);
            Assert.True(await call.ResponseStream.MoveNext());
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }
}
