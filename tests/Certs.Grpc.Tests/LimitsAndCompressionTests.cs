using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class LimitsAndCompressionTests
{
    private static readonly Metadata AskForGzip = new() { { "grpc-internal-encoding-request", "gzip" } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_above_the_servers_limit_is_refused(bool isCompressed)
    {
        await using EchoHost host = await EchoHost.StartAsync(options =>
            options.MaxReceiveMessageSize = 1000);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.EchoAsync(
            new EchoRequest
            {
                Payload =
                ByteString.CopyFrom(new byte[1000])
            }, isCompressed ? AskForGzip : null));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task A_response_above_the_servers_limit_is_not_sent()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.MaxSendMessageSize = 1000);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.EchoAsync(
            new EchoRequest { Payload = ByteString.CopyFrom(new byte[1000]) }));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task The_clients_limits_hold_too()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        EchoRequest request = new() { Payload = ByteString.CopyFrom(new byte[1000]) };

        foreach (GrpcChannelOptions options in new GrpcChannelOptions[]
            { new() { MaxReceiveMessageSize = 1000 }, new() { MaxSendMessageSize = 1000 } })
        {
            using GrpcChannel channel = GrpcChannel.ForAddress(host.Address, options);
            RpcException error = await Assert.ThrowsAsync<RpcException>(
                async () => await new EchoService.EchoServiceClient(channel).EchoAsync(request));
            Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        }
    }

    [Fact]
    public async Task Compressed_messages_pass_both_ways()
    {
        await using EchoHost host = await EchoHost.StartAsync(
            options => options.ResponseCompressionAlgorithm = "gzip");
        ByteString payload = ByteString.CopyFrom(new byte[100_000]);

        EchoResponse unary = await host.Client.EchoAsync(new EchoRequest { Payload = payload }, AskForGzip);
        using AsyncDuplexStreamingCall<EchoRequest, EchoResponse> chat = host.Client.Chat(AskForGzip);
        foreach (WriteOptions? options in new[] { null, new WriteOptions(WriteFlags.NoCompress), null })
        {
            chat.RequestStream.WriteOptions = options;
            await chat.RequestStream.WriteAsync(new EchoRequest { Payload = payload });
            Assert.True(await chat.ResponseStream.MoveNext());
            Assert.Equal(payload, chat.ResponseStream.Current.Payload);
        }

        Assert.Equal(payload, unary.Payload);
    }

    [Fact]
    public async Task A_handler_can_ask_for_compression_of_its_own_response()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["gzip"] = (_, call) => call.WriteResponseHeadersAsync(AskForGzip);

        EchoResponse response = await host.Client.EchoAsync(
            new EchoRequest { Behaviour = "gzip", Payload = ByteString.CopyFrom(new byte[50_000]) });

        Assert.Equal(50_000, response.Payload.Length);
    }

    [Fact]
    public async Task A_stream_has_no_limit_as_a_whole()
    {
        await using EchoHost host = await EchoHost.StartAsync(options =>
            options.MaxReceiveMessageSize = 100_000);
        using AsyncClientStreamingCall<EchoRequest, EchoResponse> call = host.Client.Join();
        EchoRequest request = new() { Payload = ByteString.CopyFrom(new byte[90_000]) };

        for (int i = 0; i < 400; i++)
        {
            await call.RequestStream.WriteAsync(request);
        }

        await call.RequestStream.CompleteAsync();
        EchoResponse response = await call;

        Assert.Equal(400, response.Index);
    }
}
