using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>Says how a call ended that HTTP broke off.</summary>
internal static class ClientFailure
{
    /// <summary>The status of an error of the connection or the stream.</summary>
    internal static Status ToStatus(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException protocol)
            {
                return new Status(ToCode(protocol.ErrorCode), "The server broke the stream off.", error);
            }
        }

        return new Status(
            StatusCode.Unavailable, "The server cannot be reached, or the connection broke.", error);
    }

    // gRPC over HTTP/2, "Errors"; HTTP/2 error codes of RFC 9113 §7.
    private static StatusCode ToCode(long errorCode) => errorCode switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM
        0x8 => StatusCode.Cancelled, // CANCEL
        0xb => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xc => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
