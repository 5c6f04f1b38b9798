using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class RichStatusTests
{
    [Fact]
    public async Task Details_reach_the_client()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        ErrorInfo info =
            new() { Reason = "NOT_PERMITTED", Domain = "certs.v1", Metadata = { ["agency"] = "62" } };
        RetryInfo retry = new() { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(3)) };
        host.Behaviours["refuse"] = (_, _) =>
            throw RichStatus.Exception(StatusCode.PermissionDenied, "not yours", info, retry);

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client.EchoAsync(new EchoRequest { Behaviour = "refuse" }));

        Google.Rpc.Status? status = error.GetRpcStatus();
        Assert.Equal((int)StatusCode.PermissionDenied, status?.Code);
        Assert.Equal("not yours", status?.Message);
        Assert.Equal(info, status?.GetDetail<ErrorInfo>());
        Assert.Equal(retry, status?.GetDetail<RetryInfo>());
        Assert.Null(status?.GetDetail<BadRequest>());
    }

    [Fact]
    public void An_exception_without_details_has_none()
    {
        RpcException error = new(new global::Grpc.Core.Status(StatusCode.NotFound, "gone"));

        Google.Rpc.Status? status = error.GetRpcStatus();

        Assert.Null(status);
    }

    [Fact]
    public void Details_that_are_not_protobuf_count_as_none()
    {
        Metadata trailers = new() { { "grpc-status-details-bin", [0xff, 0xff] } };
        RpcException error = new(new global::Grpc.Core.Status(StatusCode.NotFound, "gone"), trailers);

        Google.Rpc.Status? status = error.GetRpcStatus();

        Assert.Null(status);
    }
}
