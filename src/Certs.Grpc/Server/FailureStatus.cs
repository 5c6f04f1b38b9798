using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Says how a call ends whose handler threw.</summary>
internal static class FailureStatus
{
    /// <summary>The status of an exception. One that nobody knows goes to the log, and only its call id
    /// out.</summary>
    internal static RpcException Of(ServerCall call, Exception error)
    {
        if (error is RpcException known)
        {
            return known;
        }

        if (error is CallEndedException || (error is OperationCanceledException && call.IsCancelled))
        {
            return new RpcException(call.EndedEarly ?? CallErrors.Cancelled);
        }

        if (call.Settings.MapException(error) is { } mapped)
        {
            return mapped;
        }

        string callId = call.Http.TraceIdentifier;
        TransportLog.CallFailed(call.Settings.Logger, error, callId, call.Method);
        return new RpcException(CallErrors.Internal(callId));
    }
}
