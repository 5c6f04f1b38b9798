using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Wire;

namespace Grpc.Core;

/// <summary>Statuses with details that programs read: <c>google.rpc.Status</c> in the trailer
/// <c>grpc-status-details-bin</c>.</summary>
public static class RichStatus
{
    /// <summary>Makes the exception of a status with details.</summary>
    /// <param name="code">The code; not OK.</param>
    /// <param name="message">The text, for developers; it travels.</param>
    /// <param name="details">Such as <c>google.rpc.ErrorInfo</c>, <c>BadRequest</c> or <c>RetryInfo</c>. All
    /// together they should stay under 4 KiB: trailers count against the header limits of clients and
    /// proxies.</param>
    public static RpcException Exception(StatusCode code, string message, params IMessage[] details)
    {
        ArgumentNullException.ThrowIfNull(details);
        Google.Rpc.Status status = new() { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(detail => Any.Pack(detail)));
        return status.ToRpcException();
    }

    /// <summary>Makes the exception of a status with details.</summary>
    /// <param name="status">Its code, text and details become those of the call.</param>
    public static RpcException ToRpcException(this Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        Metadata trailers = new() { { HeaderNames.StatusDetails, status.ToByteArray() } };
        return new RpcException(new Status((StatusCode)status.Code, status.Message), trailers);
    }

    /// <summary>The status with details that an exception carries; null when it carries none, or one that is
    /// not correct protobuf.</summary>
    /// <param name="exception">What the call threw.</param>
    public static Google.Rpc.Status? GetRpcStatus(this RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception.Trailers.GetValueBytes(HeaderNames.StatusDetails) is not { } bytes)
        {
            return null;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>The first detail of a type; null when there is none.</summary>
    /// <typeparam name="T">The detail, such as <c>google.rpc.ErrorInfo</c>.</typeparam>
    /// <param name="status">The status.</param>
    public static T? GetDetail<T>(this Google.Rpc.Status status)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(status);
        T empty = new();
        return status.Details.FirstOrDefault(detail => detail.Is(empty.Descriptor))?.Unpack<T>();
    }
}
