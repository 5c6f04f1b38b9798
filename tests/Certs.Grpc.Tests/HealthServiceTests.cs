using Certs.Grpc.Tests.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Certs.Grpc.Tests;

public sealed class HealthServiceTests
{
    [Fact]
    public async Task Check_says_what_was_set()
    {
        await using EchoHost host = await StartAsync();
        HealthServiceImpl health = host.Services.GetRequiredService<HealthServiceImpl>();
        Health.HealthClient client = new(host.Channel);

        health.SetStatus("certs", ServingStatus.NotServing);
        HealthCheckResponse response = await client.CheckAsync(new HealthCheckRequest { Service = "certs" });

        Assert.Equal(ServingStatus.NotServing, response.Status);
    }

    [Fact]
    public async Task Check_of_an_unknown_service_is_not_found()
    {
        await using EchoHost host = await StartAsync();
        Health.HealthClient client = new(host.Channel);

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await client.CheckAsync(new HealthCheckRequest { Service = "nobody" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task Watch_tells_every_change_that_lasts()
    {
        await using EchoHost host = await StartAsync();
        HealthServiceImpl health = host.Services.GetRequiredService<HealthServiceImpl>();
        using AsyncServerStreamingCall<HealthCheckResponse> watch =
            new Health.HealthClient(host.Channel).Watch(new HealthCheckRequest());

        List<ServingStatus> seen = [await NextAsync(watch)];
        health.SetStatus("", ServingStatus.Serving);
        seen.Add(await NextAsync(watch));
        health.SetStatus("", ServingStatus.Serving);
        health.ClearAll();
        seen.Add(await NextAsync(watch));

        Assert.Equal(
            [ServingStatus.ServiceUnknown, ServingStatus.Serving, ServingStatus.ServiceUnknown], seen);
    }

    [Fact]
    public async Task A_watch_does_not_hold_up_the_end_of_the_server()
    {
        EchoHost host = await StartAsync();
        using AsyncServerStreamingCall<HealthCheckResponse> watch =
            new Health.HealthClient(host.Channel).Watch(new HealthCheckRequest());
        _ = await NextAsync(watch);

        Task<RpcException> end = Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext());
        await host.StopAsync().WaitAsync(Eventually.Limit);

        Assert.Equal(StatusCode.Unavailable, (await end).StatusCode);
        await host.DisposeAsync();
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext());
        return watch.ResponseStream.Current.Status;
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        services: services => services.AddSingleton<HealthServiceImpl>(),
        routes: app => app.MapGrpcService<HealthServiceImpl>());
}
