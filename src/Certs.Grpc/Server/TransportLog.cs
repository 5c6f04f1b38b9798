using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>Log events 4000 to 4099: the transport. Never a message's content.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(4000, LogLevel.Error, "Call {CallId} of {Method} failed.")]
    internal static partial void CallFailed(ILogger logger, Exception error, string callId, string method);

    [LoggerMessage(4001, LogLevel.Debug, "Call {CallId} of {Method} ended as {StatusCode}.")]
    internal static partial void CallEnded(
        ILogger logger, string callId, string method, Grpc.Core.StatusCode statusCode);

    [LoggerMessage(4002, LogLevel.Error, "Call {CallId} of {Method} broke off inside a message.")]
    internal static partial void CallBroken(ILogger logger, Exception error, string callId, string method);
}
