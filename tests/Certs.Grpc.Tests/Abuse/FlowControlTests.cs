using System.Text;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Certs.Grpc.Tests.Abuse;

public sealed class FlowControlTests
{
    private static readonly byte[] NoWindow = [0, 4, 0, 0, 0, 0];
    private static readonly byte[] Window = [0, 0x0f, 0xff, 0xff];

    [Fact]
    public async Task A_cancelled_write_leaves_the_stream_intact_and_the_status_arrives()
    {
        await using EchoHost host = await StartAsync(null);
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Behaviours["write"] = async (_, call) =>
        {
            using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(300));
            IServerStreamWriter<EchoResponse> stream =
                (IServerStreamWriter<EchoResponse>)call.UserState[EchoEndpoint.ResponseStream];
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                // Kestrel takes 64 KiB before it makes a handler wait for the client.
                for (int i = 0; i < 1000; i++)
                {
                    await stream.WriteAsync(new EchoResponse { Text = new string('a', 1000) }, source.Token);
                }
            });
            cancelled.SetResult();
            throw new RpcException(new Status(StatusCode.Aborted, "gave up"));
        };
        using RawHttp2 raw = await RawHttp2.ConnectAsync(host, NoWindow);

        await SendAsync(raw, "Repeat", new EchoRequest { Behaviour = "write" }, RawHttp2.EndStream);
        await cancelled.Task.WaitAsync(Eventually.Limit);
        await raw.SendAsync(RawHttp2.WindowUpdate, 0, 0, Window);
        await raw.SendAsync(RawHttp2.WindowUpdate, 0, 1, Window);
        (byte Type, int Stream, byte[] Payload)? data = await raw.ReadUntilAsync(
            (type, stream) => stream == 1 && type is RawHttp2.Data or RawHttp2.Reset);
        (byte Type, int Stream, byte[] Payload)? end = await raw.ReadUntilAsync(
            (type, stream) => stream == 1 && type is RawHttp2.Headers or RawHttp2.Reset);

        Assert.Equal(RawHttp2.Data, data!.Value.Type);
        Assert.Contains("grpc-status\u000210", Encoding.Latin1.GetString(end!.Value.Payload));
    }

    [Fact]
    public async Task A_request_that_does_not_come_to_its_end_meets_the_deadline()
    {
        await using EchoHost host = await StartAsync(TimeSpan.FromMilliseconds(300));
        using RawHttp2 raw = await RawHttp2.ConnectAsync(host);

        await SendAsync(raw, "Echo", new EchoRequest { Text = "slow" }, flags: 0);
        (byte Type, int Stream, byte[] Payload)? end = await raw.ReadUntilAsync((_, stream) => stream == 1);
        (byte Type, int Stream, byte[] Payload)? reset = await raw.ReadUntilAsync((_, stream) => stream == 1);

        Assert.Contains("grpc-status\u00014", Encoding.Latin1.GetString(end!.Value.Payload));
        Assert.Equal((RawHttp2.Reset, 1), (reset!.Value.Type, reset.Value.Stream));
        Assert.Equal([0, 0, 0, 0], reset.Value.Payload);
        await Eventually.HoldsAsync(() => host.InFlight == 0, "the call has ended");
    }

    [Fact]
    public async Task A_client_that_goes_away_inside_its_request_leaves_nothing_behind()
    {
        await using EchoHost host = await StartAsync(null);

        for (int i = 0; i < 20; i++)
        {
            using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
            await SendAsync(raw, "Echo", new EchoRequest { Text = "gone" }, flags: 0);
            await Eventually.HoldsAsync(() => host.Started == i + 1, "the call is under way");
        }

        await Eventually.HoldsAsync(() => host.InFlight == 0, "the calls have ended");
        Assert.DoesNotContain(host.Log.Lines, line => line.EventId == 4000);
    }

    private static async Task SendAsync(RawHttp2 raw, string method, EchoRequest request, byte flags)
    {
        byte[] block = RawHttp2.CallBlock("/certs.testing.v1.EchoService/" + method);
        await raw.SendAsync(RawHttp2.Headers, RawHttp2.EndHeaders, 1, block);
        await raw.SendAsync(RawHttp2.Data, flags, 1, Frames.Message(request.ToByteArray()));
    }

    private static Task<EchoHost> StartAsync(TimeSpan? deadline) => EchoHost.StartAsync(
        options => options.DefaultDeadline = deadline, kestrel: server => server.UseGrpcLimits());
}
