using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_that_nobody_knows_keeps_its_text_in_the_log()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["break"] = (_, _) => throw new InvalidOperationException("password is swordfish");

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "break" }));

        string callId = error.Status.Detail["Internal error, call id ".Length..^1];
        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.DoesNotContain("swordfish", error.ToString());
        Assert.Contains(host.Log.Lines, line => line.Level == LogLevel.Error
            && line.Text.Contains(callId, StringComparison.Ordinal)
            && line.Text.Contains("swordfish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_maps_its_own_exceptions()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.ExceptionMapper =
            error => error is TimeZoneNotFoundException
                ? new RpcException(new Status(StatusCode.OutOfRange, "no such zone"))
                : null);
        host.Behaviours["zone"] = (_, _) => throw new TimeZoneNotFoundException();

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "zone" }));

        Assert.Equal(new Status(StatusCode.OutOfRange, "no such zone"), error.Status);
        Assert.DoesNotContain(host.Log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_clients_is_a_defect()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["cancel"] = (_, _) => throw new OperationCanceledException();

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "cancel" }));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
    }

    [Fact]
    public async Task A_status_set_on_the_call_holds_although_the_handler_answers()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["set"] = (_, call) =>
        {
            call.Status = new Status(StatusCode.Aborted, "set");
            return Task.CompletedTask;
        };

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "set" }));

        Assert.Equal(new Status(StatusCode.Aborted, "set"), error.Status);
    }

    [Fact]
    public async Task Unknown_methods_and_services_are_unimplemented()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        CallInvoker invoker = host.Channel.CreateCallInvoker();

        foreach (string service in new[] { "certs.testing.v1.EchoService", "no.Such" })
        {
            Marshaller<string> text = Marshallers.StringMarshaller;
            Method<string, string> method = new(MethodType.Unary, service, "Nope", text, text);
            RpcException error = await Assert.ThrowsAsync<RpcException>(
                async () => await invoker.AsyncUnaryCall(method, null, default, ""));
            Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        EchoHost host = await EchoHost.StartAsync();
        Uri address = host.Address;
        await host.DisposeAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(address);

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest()));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [Fact]
    public async Task A_client_can_ask_for_cancellations_as_such()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(
            host.Address, new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new EchoService.EchoServiceClient(channel).EchoAsync(
                new EchoRequest(), deadline: DateTime.UtcNow.AddSeconds(-1)));
    }
}
