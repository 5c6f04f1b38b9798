using Certs.Grpc.Tests.Hosting;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class ReflectionTests
{
    [Fact]
    public async Task All_mapped_services_are_listed()
    {
        await using EchoHost host = await StartAsync();

        ServerReflectionResponse response = await AskAsync(host, new() { ListServices = "*" });

        Assert.Equal(
            ["certs.testing.v1.EchoService", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection"],
            response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("certs.testing.v1.EchoService")]
    [InlineData("certs.testing.v1.EchoService.Chat")]
    [InlineData("certs.testing.v1.EchoRequest")]
    [InlineData("certs.testing.v1.EchoRequest.text")]
    public async Task A_symbol_leads_to_its_file(string symbol)
    {
        await using EchoHost host = await StartAsync();

        ServerReflectionResponse response = await AskAsync(host, new() { FileContainingSymbol = symbol });

        FileDescriptorProto file =
            FileDescriptorProto.Parser.ParseFrom(response.FileDescriptorResponse.FileDescriptorProto[0]);
        Assert.Equal("echo.proto", file.Name);
    }

    [Fact]
    public async Task A_file_is_found_by_its_name_with_its_imports()
    {
        await using EchoHost host = await StartAsync();

        ServerReflectionResponse response =
            await AskAsync(host, new() { FileByFilename = "grpc/reflection/v1/reflection.proto" });

        Assert.Single(response.FileDescriptorResponse.FileDescriptorProto);
    }

    [Fact]
    public async Task What_is_unknown_is_not_found()
    {
        await using EchoHost host = await StartAsync();

        ServerReflectionResponse response = await AskAsync(host, new() { FileContainingSymbol = "no.Such" });

        Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task The_older_version_answers_the_same()
    {
        await using EchoHost host = await StartAsync();
        global::Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient client = new(host.Channel);
        using var call = client.ServerReflectionInfo();

        await call.RequestStream.WriteAsync(
            new() { AllExtensionNumbersOfType = "certs.testing.v1.EchoRequest" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext());

        Assert.Equal(
            "certs.testing.v1.EchoRequest",
            call.ResponseStream.Current.AllExtensionNumbersResponse.BaseTypeName);
    }

    private static async Task<ServerReflectionResponse> AskAsync(
        EchoHost host, ServerReflectionRequest request)
    {
        ServerReflection.ServerReflectionClient client = new(host.Channel);
        using AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call =
            client.ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        services: services => services.AddGrpcReflection(), routes: app => app.MapGrpcReflectionService());
}
