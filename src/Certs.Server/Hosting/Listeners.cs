using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>Where the service listens: one plaintext port on this machine, one TLS port; HTTP/1.1 and HTTP/2 on both.</summary>
internal sealed class Listeners(
    IOptions<NodeOptions> node, IOptions<LimitOptions> limits, LocalAuthority authority)
    : IConfigureOptions<KestrelServerOptions>
{
    /// <inheritdoc />
    public void Configure(KestrelServerOptions server)
    {
        server.UseGrpcLimits();
        server.Limits.MaxConcurrentConnections = limits.Value.Connections;
        server.ListenHttp1AndH2c(IPAddress.Loopback, node.Value.PlainPort);
        server.Listen(IPAddress.Parse(node.Value.TlsAddress), node.Value.TlsPort, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(authority.Server, Secure);
        });
    }

    // A certificate is asked for and not demanded: judging a document is open to anyone. Whether the one that is shown
    // is good is decided per call, so that its holder learns why it is refused.
    private static void Secure(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
    }
}
