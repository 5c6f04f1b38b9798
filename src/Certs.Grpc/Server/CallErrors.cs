using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>What a client is told when its call ended for a reason of the transport.</summary>
internal static class CallErrors
{
    internal static readonly Status DeadlineExceeded = new(StatusCode.DeadlineExceeded, "Deadline Exceeded");

    internal static readonly Status Stopping =
        new(StatusCode.Unavailable, "The server stops; try again.");

    internal static readonly Status Cancelled = new(StatusCode.Cancelled, "The call was cancelled.");

    /// <summary>What is said about an exception that nobody knows: only where to find it in the
    /// log.</summary>
    internal static Status Internal(string callId) =>
        new(StatusCode.Internal, $"Internal error, call id {callId}.");
}
