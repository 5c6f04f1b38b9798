namespace Grpc.Core;

/// <summary>A call that ended otherwise than OK. A handler throws it to choose its status; a client receives
/// it.</summary>
public class RpcException : Exception
{
    /// <summary>Makes an exception whose text names the status.</summary>
    /// <param name="status">How the call ends.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>Makes an exception with a text of its own for this side.</summary>
    /// <param name="status">How the call ends.</param>
    /// <param name="message">The exception's text; it does not travel.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>Makes an exception that carries trailers.</summary>
    /// <param name="status">How the call ends.</param>
    /// <param name="trailers">Trailers to send, or those received.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>Makes an exception that carries trailers and a text of its own for this side.</summary>
    /// <param name="status">How the call ends.</param>
    /// <param name="trailers">Trailers to send, or those received.</param>
    /// <param name="message">The exception's text; it does not travel.</param>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        Status = status;
        Trailers = trailers ?? throw new ArgumentNullException(nameof(trailers));
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>Trailers of the call; empty when there are none.</summary>
    public Metadata Trailers { get; }
}
