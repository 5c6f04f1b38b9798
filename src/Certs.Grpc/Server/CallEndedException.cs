namespace Grpc.AspNetCore.Server;

/// <summary>A read or write of a handler came after the call's end: the client is gone, or it was
/// ended early.</summary>
/// <remarks>Kestrel can show the end of a stream before it cancels the request's token, so the token alone
/// cannot tell this from a handler's own cancellation.</remarks>
internal sealed class CallEndedException : OperationCanceledException
{
    internal CallEndedException(Exception? cause, CancellationToken token)
        : base("The call has ended.", cause, token)
    {
    }
}
