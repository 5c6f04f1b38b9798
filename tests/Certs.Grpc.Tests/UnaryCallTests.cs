using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class UnaryCallTests
{
    [Fact]
    public async Task A_unary_call_is_answered()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        EchoResponse response = await host.Client.EchoAsync(new EchoRequest { Text = "甘肃" });

        Assert.Equal(new EchoResponse { Text = "甘肃" }, response);
    }

    [Fact]
    public async Task A_blocking_call_is_answered()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        EchoResponse response = host.Client.Echo(new EchoRequest { Text = "hello" });

        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public async Task A_status_of_the_handler_reaches_the_client_with_its_text_and_trailers()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Behaviours["refuse"] = (_, _) => throw new RpcException(
            new Status(StatusCode.FailedPrecondition, "100% 不行\n"),
            new Metadata { { "why", "because" }, { "why-bin", [0, 255, 1] } });

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "refuse" }));

        Assert.Equal(new Status(StatusCode.FailedPrecondition, "100% 不行\n"), error.Status);
        Assert.Equal("because", error.Trailers.GetValue("why"));
        Assert.Equal([0, 255, 1], error.Trailers.GetValueBytes("why-bin"));
    }
}
