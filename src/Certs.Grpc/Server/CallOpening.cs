using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>What is read and set before a call's handler runs.</summary>
internal static class CallOpening
{
    /// <summary>Lets the limits of messages and the deadline hold instead of those of HTTP bodies.</summary>
    internal static void LiftBodyLimits(HttpContext http, MethodType method)
    {
        // HTTP's own limit of 30 MB would end long streams.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        // A stream may rest between two messages for as long as its deadline allows.
        if (method is MethodType.ClientStreaming or MethodType.DuplexStreaming
            && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    /// <summary>The encoding of the request's messages.</summary>
    /// <exception cref="RpcException">UNIMPLEMENTED: it is not known here; a header says which
    /// are.</exception>
    internal static MessageEncoding ReadEncoding(HttpContext http, ServerProtocol protocol)
    {
        MessageEncoding? encoding = MessageEncodings.Parse(http.Request.Headers[protocol.EncodingHeader]);
        if (encoding is null)
        {
            http.Response.Headers[protocol.AcceptEncodingHeader] = HeaderNames.Accepted;
            throw FrameErrors.UnknownEncoding();
        }

        return encoding.Value;
    }

    /// <summary>The time that is left for the call; null for no limit.</summary>
    /// <exception cref="RpcException">The header is not correct, or no time is left.</exception>
    internal static TimeSpan? ReadTimeout(HttpContext http, ServerProtocol protocol, ServiceSettings settings)
    {
        TimeSpan? timeout = protocol.ReadTimeout(http.Request.Headers) ?? settings.DefaultDeadline;
        return timeout <= TimeSpan.Zero ? throw new RpcException(CallErrors.DeadlineExceeded) : timeout;
    }
}
