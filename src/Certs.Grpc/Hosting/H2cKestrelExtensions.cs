using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>One plaintext port for browsers and gRPC clients.</summary>
public static class H2cKestrelExtensions
{
    /// <summary>Listens for HTTP/1.1 and, by prior knowledge, HTTP/2 on one plaintext port. For
    /// loopback.</summary>
    /// <remarks>Needs <c>AddGrpc</c>. The server's list of addresses shows the port first, then an entry
    /// named
    /// <c>http2-on-the-same-port</c> that stands for the second pipeline and opens nothing.</remarks>
    /// <param name="server">The server.</param>
    /// <param name="address">Such as <see cref="IPAddress.Loopback"/>.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    public static void ListenHttp1AndH2c(this KestrelServerOptions server, IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(server);
        PrefaceSniffer sniffer = new();
        server.Listen(address, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            _ = listen.Use(sniffer.Before);
        });
        server.Listen(new PipelineEndPoint("http2-on-the-same-port"), listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            _ = listen.Use(sniffer.KeepHttp2);
        });
    }
}
