using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>The client of <c>Certs.Grpc</c> against servers nobody here wrote.</summary>
public sealed class ForeignServerTests(ForeignServers servers) : IClassFixture<ForeignServers>
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";

    public static TheoryData<ServerKind, Channel> Servers => new MatrixTheoryData<ServerKind, Channel>(
        [ServerKind.GrpcJs, ServerKind.Python], [Channel.Plaintext, Channel.Tls]);

    private static DateTime InSeconds(double seconds) =>
        TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_large_unary_call_is_answered(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);

        SimpleResponse answer = await client.UnaryCallAsync(
            new SimpleRequest { ResponseSize = 314159, Payload = Zeros(271828) }, deadline: InSeconds(20));

        Assert.Equal(Zeros(314159), answer.Payload);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Metadata_travels_both_ways(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);
        byte[] binary = [0xab, 0xab, 0x00, 0xff];
        Metadata headers = new() { { EchoInitial, "value" }, { EchoTrailing, binary } };

        using AsyncUnaryCall<SimpleResponse> call =
            client.UnaryCallAsync(new SimpleRequest { ResponseSize = 1 }, headers, InSeconds(20));
        _ = await call.ResponseAsync;

        Assert.Equal("value", (await call.ResponseHeadersAsync).GetValue(EchoInitial));
        Assert.Equal(binary, call.GetTrailers().GetValueBytes(EchoTrailing));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task An_error_keeps_code_and_message(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);
        const string message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";
        SimpleRequest request = new() { ResponseStatus = new EchoStatus { Code = 9, Message = message } };

        RpcException refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await client.UnaryCallAsync(request, deadline: InSeconds(20)));

        Assert.Equal((StatusCode.FailedPrecondition, message), (refusal.StatusCode, refusal.Status.Detail));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task An_unknown_method_is_unimplemented(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);

        RpcException refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await client.UnimplementedCallAsync(new Empty(), deadline: InSeconds(20)));

        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_client_stream_is_summed(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);

        using AsyncClientStreamingCall<StreamingInputCallRequest, StreamingInputCallResponse> call =
            client.StreamingInputCall(deadline: InSeconds(20));
        foreach (int size in new[] { 27182, 8, 1828, 45904 })
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(size) });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(74922, (await call.ResponseAsync).AggregatedPayloadSize);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_server_stream_arrives_whole(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);

        using AsyncServerStreamingCall<StreamingOutputCallResponse> call =
            client.StreamingOutputCall(Asking(0, 31415, 9, 2653, 58979), deadline: InSeconds(20));
        List<int> sizes = [];
        await foreach (StreamingOutputCallResponse answer in call.ResponseStream.ReadAllAsync())
        {
            sizes.Add(answer.Payload.Body.Length);
        }

        Assert.Equal([31415, 9, 2653, 58979], sizes);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Each_request_of_a_duplex_stream_is_answered_in_turn(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);

        using AsyncDuplexStreamingCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
            client.FullDuplexCall(deadline: InSeconds(20));
        foreach ((int request, int response) in new[] { (27182, 31415), (8, 9), (45904, 58979) })
        {
            await call.RequestStream.WriteAsync(Asking(request, response));
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(response, call.ResponseStream.Current.Payload.Body.Length);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_deadline_ends_a_call_to_a_sleeping_server(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);
        StreamingOutputCallRequest request = Asking(0, 1);
        request.ResponseParameters[0].IntervalUs = 3_000_000;

        using AsyncServerStreamingCall<StreamingOutputCallResponse> call =
            client.StreamingOutputCall(request, deadline: InSeconds(0.2));
        RpcException refusal = await Assert.ThrowsAsync<RpcException>(
            () => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.DeadlineExceeded, refusal.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Cancelling_after_the_first_answer_ends_the_call(ServerKind kind, Channel channel)
    {
        TestService.TestServiceClient client = await ClientAsync(kind, channel);
        using CancellationTokenSource cancel = new();

        using AsyncDuplexStreamingCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
            client.FullDuplexCall(cancellationToken: cancel.Token);
        await call.RequestStream.WriteAsync(Asking(27182, 31415));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await cancel.CancelAsync();
        RpcException refusal = await Assert.ThrowsAsync<RpcException>(
            () => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Cancelled, refusal.StatusCode);
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    private static StreamingOutputCallRequest Asking(int payload, params int[] sizes)
    {
        StreamingOutputCallRequest request = new() { Payload = Zeros(payload) };
        request.ResponseParameters.AddRange(sizes.Select(size => new ResponseParameters { Size = size }));
        return request;
    }

    private async Task<TestService.TestServiceClient> ClientAsync(ServerKind kind, Channel channel) =>
        new(await servers.ChannelAsync(kind, channel));
}
