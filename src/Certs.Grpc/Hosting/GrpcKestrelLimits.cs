using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Limits against clients that want to use the server up.</summary>
public static class GrpcKestrelLimits
{
    /// <summary>Sets every limit of Kestrel that a client can run into, rather than leave it to the
    /// framework's default of the day. Whoever needs another value sets it after this call.</summary>
    /// <remarks>Kestrel keeps one <c>ConfigureHttpsDefaults</c>: a later one has to set the time limit of the
    /// handshake, five seconds here, again.</remarks>
    /// <param name="server">The server.</param>
    public static void UseGrpcLimits(this KestrelServerOptions server)
    {
        ArgumentNullException.ThrowIfNull(server);
        server.AddServerHeader = false;
        server.AllowSynchronousIO = false;
        server.AllowResponseHeaderCompression = false;
        SetConnectionLimits(server.Limits);
        SetMessageLimits(server.Limits);
        SetHttp2Limits(server.Limits.Http2);
        server.ConfigureHttpsDefaults(https => https.HandshakeTimeout = TimeSpan.FromSeconds(5));
    }

    private static void SetConnectionLimits(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = 2_000;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate =
            new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate =
            new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static void SetMessageLimits(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestBodySize = 4 * 1024 * 1024;
        limits.MaxRequestBufferSize = 1024 * 1024;
        limits.MaxResponseBufferSize = 64 * 1024;
    }

    private static void SetHttp2Limits(Http2Limits limits)
    {
        // Twice this many streams may be tracked before Kestrel sends ENHANCE_YOUR_CALM; deadlines and
        // cancelled calls of honest clients reach that at the default of 100.
        limits.MaxStreamsPerConnection = 1_000;
        limits.HeaderTableSize = 4 * 1024;
        limits.MaxFrameSize = 16 * 1024;
        limits.MaxRequestHeaderFieldSize = 8 * 1024;
        limits.InitialConnectionWindowSize = 1024 * 1024;
        // A stream of documents of 4 KB that may send 64 of them and no more waited for half a core: 0.34 instead of 0.48 of the
        // limit of judging. What a connection may leave with us is bounded by its own window.
        limits.InitialStreamWindowSize = 768 * 1024;
        limits.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
