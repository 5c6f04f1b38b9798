using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Certs.Grpc.Tests;

public sealed class OnePortTests
{
    [Fact]
    public async Task One_plaintext_port_serves_gRPC_and_JSON()
    {
        await using EchoHost host = await StartAsync();
        using HttpClient http = new() { BaseAddress = host.Address };
        using StringContent body =
            new("""{"text":"b"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        EchoResponse grpc = await host.Client.EchoAsync(new EchoRequest { Text = "a" });
        using HttpResponseMessage json = await http.PostAsync("/certs.testing.v1.EchoService/Echo", body);

        Assert.Equal("a", grpc.Text);
        Assert.Equal("""{ "text": "b" }""", await json.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_preface_in_pieces_is_recognised()
    {
        await using EchoHost host = await StartAsync();
        using TcpClient tcp = new();
        await tcp.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        NetworkStream stream = tcp.GetStream();
        tcp.NoDelay = true;

        foreach (byte b in "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray())
        {
            await stream.WriteAsync(new[] { b });
        }

        await stream.WriteAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0 });
        byte[] header = new byte[9];
        await stream.ReadExactlyAsync(header).AsTask().WaitAsync(Eventually.Limit);

        Assert.Equal(4, header[3]);
    }

    [Fact]
    public async Task A_request_that_begins_like_the_preface_is_HTTP_1()
    {
        await using EchoHost host = await StartAsync();
        using TcpClient tcp = new();
        await tcp.ConnectAsync(IPAddress.Loopback, host.Address.Port);

        await tcp.GetStream().WriteAsync("PRI * HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        using StreamReader reader = new(tcp.GetStream());
        string? line = await reader.ReadLineAsync().WaitAsync(Eventually.Limit);

        Assert.StartsWith("HTTP/1.1 4", line);
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        kestrel: server => server.ListenHttp1AndH2c(IPAddress.Loopback, 0), listen: null, listens: false);
}
