using System.Buffers.Binary;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Google.Protobuf;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Certs.Grpc.Tests.Abuse;

[Collection(Alone.Name)]
public sealed class Http2AbuseTests
{
    private const string Echo = "/certs.testing.v1.EchoService/Echo";
    private const string Repeat = "/certs.testing.v1.EchoService/Repeat";
    private const string Chat = "/certs.testing.v1.EchoService/Chat";

    [Fact]
    public async Task Rapid_resets_end_the_connection_and_no_other()
    {
        await using EchoHost host = await StartAsync();
        await using HonestClients honest = new(host);
        byte[] block = RawHttp2.CallBlock(Chat);
        byte[] code = [0, 0, 0, 8];

        using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
        Task reading = raw.ReadToEndAsync();
        bool isClosed = await raw.FloodAsync(i => [
            .. RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders, (i * 2) + 1, block),
            .. RawHttp2.Frame(RawHttp2.Reset, 0, (i * 2) + 1, code)], 50_000);
        await honest.MoreAsync(200);
        raw.Dispose();
        await reading;

        Assert.True(isClosed || host.InFlight < 10_000);
        await Eventually.HoldsAsync(() => host.InFlight <= 20, "the reset calls have ended");
    }

    [Fact]
    public async Task A_flood_of_continuations_is_cut_off()
    {
        await using EchoHost host = await StartAsync();
        await using HonestClients honest = new(host);
        byte[] more = RawHttp2.Block([.. Enumerable.Range(0, 100).Select(i =>
            ($"x-{i}", new string('a', 100)))]);

        using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
        await raw.SendAsync(RawHttp2.Headers, 0, 1, RawHttp2.CallBlock(Echo));
        bool isClosed = await raw.FloodAsync(_ => RawHttp2.Frame(RawHttp2.Continuation, 0, 1, more), 10_000);
        await honest.MoreAsync(200);

        Assert.True(isClosed);
    }

    [Fact]
    public async Task Too_many_and_too_large_headers_are_refused()
    {
        await using EchoHost host = await StartAsync();
        await using HonestClients honest = new(host);
        byte[][] bombs =
        [
            RawHttp2.Block([.. Enumerable.Range(0, 200).Select(i => ($"x-{i}", "a"))]),
            RawHttp2.Block(("x-large", new string('a', 12_000))),
        ];

        foreach (byte[] bomb in bombs)
        {
            using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
            byte[] block = [.. RawHttp2.CallBlock(Echo), .. bomb];
            await raw.SendAsync(RawHttp2.Headers, RawHttp2.EndHeaders | RawHttp2.EndStream, 1, block);
            (byte Type, int Stream, byte[] Payload)? answer = await raw.ReadUntilAsync(
                (type, stream) => type == RawHttp2.GoAway || stream == 1);
            bool isCall =
                answer is { Type: RawHttp2.Headers } && Contains(answer.Value.Payload, "grpc-status");
            Assert.False(isCall);
        }

        await honest.MoreAsync(200);
    }

    [Theory]
    [InlineData(RawHttp2.Ping, 8)]
    [InlineData(RawHttp2.Settings, 0)]
    public async Task A_flood_of_frames_that_want_an_answer_costs_nothing_lasting(byte type, int length)
    {
        await using EchoHost host = await StartAsync();
        await using HonestClients honest = new(host);
        byte[] frame = RawHttp2.Frame(type, 0, 0, new byte[length]);
        byte[] burst = [.. Enumerable.Repeat(frame, 1000).SelectMany(bytes => bytes)];

        using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
        Task<bool> flood = raw.FloodAsync(_ => burst, 1000);
        await honest.MoreAsync(500);
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        raw.Dispose();
        await Record.ExceptionAsync(() => flood);

        Assert.InRange(memory, 0, 200L * 1024 * 1024);
    }

    [Fact]
    public async Task A_client_that_never_reads_holds_up_only_its_own_handler_and_not_for_ever()
    {
        await using EchoHost host = await StartAsync(TimeSpan.FromSeconds(2));
        await using HonestClients honest = new(host);
        byte[] request = Frames.Message(
            new EchoRequest { Text = new string('a', 1000), Repeat = 1_000_000 }.ToByteArray());
        byte[] noWindow = [0, 4, 0, 0, 0, 0];

        using RawHttp2 raw = await RawHttp2.ConnectAsync(host, noWindow);
        for (int stream = 1; stream < 100; stream += 2)
        {
            await raw.SendAsync(RawHttp2.Headers, RawHttp2.EndHeaders, stream, RawHttp2.CallBlock(Repeat));
            await raw.SendAsync(RawHttp2.Data, RawHttp2.EndStream, stream, request);
        }

        await Eventually.HoldsAsync(() => host.InFlight >= 50, "the calls are under way");
        await honest.MoreAsync(200);

        await Eventually.HoldsAsync(() => host.InFlight <= 20, "the deadline has ended the calls");
    }

    [Fact]
    public async Task Streams_that_say_nothing_end_with_their_deadline()
    {
        await using EchoHost host = await StartAsync(TimeSpan.FromSeconds(2));
        using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
        Task reading = raw.ReadToEndAsync();

        for (int stream = 1; stream < 1000; stream += 2)
        {
            await raw.SendAsync(RawHttp2.Headers, RawHttp2.EndHeaders, stream, RawHttp2.CallBlock(Chat));
        }

        await Eventually.HoldsAsync(() => host.Started >= 500, "the calls are under way");
        await Eventually.HoldsAsync(() => host.InFlight == 0, "the deadline has ended the calls");
        raw.Dispose();
        await reading;
    }

    [Fact]
    public async Task Frames_that_break_HTTP_2_end_their_connection_alone()
    {
        await using EchoHost host = await StartAsync();
        await using HonestClients honest = new(host);
        byte[] tooLong = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(tooLong, 0x7fffff << 8);
        byte[][] frames =
        [
            tooLong,
            RawHttp2.Frame(RawHttp2.Data, 0, 0, [1]),
            RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders, 2, RawHttp2.CallBlock(Echo)),
            RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders, 1, [0xff, 0xff, 0xff, 0xff, 0xff]),
            RawHttp2.Frame(RawHttp2.Continuation, 0, 1, []),
            RawHttp2.Frame(RawHttp2.Ping, 0, 0, [1]),
            RawHttp2.Frame(RawHttp2.Settings, 0, 0, [1]),
        ];

        foreach (byte[] frame in frames)
        {
            using RawHttp2 raw = await RawHttp2.ConnectAsync(host);
            await raw.SendAsync(frame);
            await raw.ReadToEndAsync();
        }

        await honest.MoreAsync(200);
    }

    private static Task<EchoHost> StartAsync(TimeSpan? deadline = null) => EchoHost.StartAsync(
        options => options.DefaultDeadline = deadline, kestrel: server => server.UseGrpcLimits());

    private static bool Contains(byte[] bytes, string text) =>
        System.Text.Encoding.Latin1.GetString(bytes).Contains(text, StringComparison.Ordinal);
}
