using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task One_TLS_port_serves_gRPC_and_JSON_by_ALPN()
    {
        using TestCertificates certificates = new();
        await using EchoHost host = await StartAsync(certificates);
        using GrpcChannel channel = Connect(host, certificates);
        using HttpClient http = new(Handler(certificates)) { BaseAddress = host.Address };
        using StringContent body = new("""{"text":"b"}""", Encoding.UTF8, "application/json");

        EchoService.EchoServiceClient client = new(channel);
        EchoResponse grpc = await client.EchoAsync(new EchoRequest { Text = "a" });
        using HttpResponseMessage json = await http.PostAsync("/certs.testing.v1.EchoService/Echo", body);

        Assert.Equal("a", grpc.Text);
        Assert.Equal(HttpVersion.Version11, json.Version);
        Assert.Equal("""{ "text": "b" }""", await json.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_handler_sees_who_the_client_is()
    {
        using TestCertificates certificates = new();
        await using EchoHost host = await StartAsync(certificates);
        AuthContext? seen = null;
        host.Behaviours["look"] = (_, call) => Task.FromResult(seen = call.AuthContext);
        using GrpcChannel channel = Connect(host, certificates);

        await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Behaviour = "look" });

        Assert.Equal(["agency.gansu.test"], seen!.PeerIdentity.Select(one => one.Value));
        Assert.Equal("agency 62", seen.FindPropertiesByName("x509_common_name").Single().Value);
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_nobody()
    {
        using TestCertificates certificates = new();
        await using EchoHost host = await StartAsync(certificates);
        AuthContext? seen = null;
        host.Behaviours["look"] = (_, call) => Task.FromResult(seen = call.AuthContext);
        using GrpcChannel channel = Connect(host, certificates, isAnonymous: true);

        await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Behaviour = "look" });

        Assert.False(seen!.IsPeerAuthenticated);
        Assert.Empty(seen.PeerIdentity);
    }

    [Fact]
    public async Task Credentials_of_channel_and_call_travel_over_TLS()
    {
        using TestCertificates certificates = new();
        await using EchoHost host = await StartAsync(certificates);
        string[] seen = [];
        host.Behaviours["look"] = (_, call) =>
            Task.FromResult(seen = [.. call.RequestHeaders.GetAll("authorization").Select(one => one.Value)]);
        ChannelCredentials credentials = ChannelCredentials.Create(
            ChannelCredentials.SecureSsl, Credentials("channel"));
        using GrpcChannel channel = GrpcChannel.ForAddress(
            host.Address,
            new GrpcChannelOptions { HttpHandler = Handler(certificates), Credentials = credentials });

        await new EchoService.EchoServiceClient(channel).EchoAsync(
            new EchoRequest { Behaviour = "look" }, new CallOptions(credentials: Credentials("call")));

        Assert.Equal("channel EchoService/Echo, call EchoService/Echo", string.Join(", ", seen));
    }

    [Fact]
    public async Task Credentials_do_not_travel_over_plaintext()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.EchoAsync(
            new EchoRequest(), new CallOptions(credentials: Credentials("call"))));

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_trusted_is_unavailable()
    {
        using TestCertificates certificates = new();
        await using EchoHost host = await StartAsync(certificates);
        using GrpcChannel channel = GrpcChannel.ForAddress(host.Address);

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            async () => await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest()));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [Fact]
    public void Credentials_that_do_not_fit_the_address_are_refused() =>
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(
            "http://localhost:1", new GrpcChannelOptions { Credentials = ChannelCredentials.SecureSsl }));

    private static CallCredentials Credentials(string name) =>
        CallCredentials.FromInterceptor((context, headers) =>
    {
        headers.Add("authorization", $"{name} {context.ServiceUrl.Split('.')[^1]}/{context.MethodName}");
        return Task.CompletedTask;
    });

    private static Task<EchoHost> StartAsync(TestCertificates certificates) => EchoHost.StartAsync(
        kestrel: server => server.UseGrpcLimits(),
        listen: listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificates.Server;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (certificate, _, _) =>
                    certificate.Thumbprint == certificates.Client.Thumbprint;
            });
        });

    private static GrpcChannel Connect(
        EchoHost host, TestCertificates certificates, bool isAnonymous = false) =>
        GrpcChannel.ForAddress(
            host.Address,
            new GrpcChannelOptions
            {
                HttpHandler = Handler(certificates, isAnonymous),
                DisposeHttpClient = true,
            });

    private static SocketsHttpHandler Handler(TestCertificates certificates, bool isAnonymous = false) =>
        new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = isAnonymous ? [] : [certificates.Client],
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is X509Certificate2 one && one.Thumbprint == certificates.Server.Thumbprint,
        },
    };
}
