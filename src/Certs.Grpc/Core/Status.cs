namespace Grpc.Core;

/// <summary>How a call ended, and a text about it that both sides may see.</summary>
public struct Status : IEquatable<Status>
{
    /// <summary>OK without a text.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>CANCELLED without a text.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Makes a status.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text that travels in <c>grpc-message</c>; null counts as empty.</param>
    public Status(StatusCode statusCode, string? detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>Makes a status that remembers what caused it.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text that travels in <c>grpc-message</c>; null counts as empty.</param>
    /// <param name="debugException">The cause on this side; it never travels. Null when there is
    /// none.</param>
    public Status(StatusCode statusCode, string? detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail ?? "";
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The text; empty, never null, unless the value is <c>default</c>.</summary>
    public string Detail { get; }

    /// <summary>The cause on this side, or null. Not sent, not part of equality.</summary>
    public Exception? DebugException { get; }

    /// <summary>Compares code and text.</summary>
    public static bool operator ==(Status left, Status right) => left.Equals(right);

    /// <summary>Compares code and text.</summary>
    public static bool operator !=(Status left, Status right) => !left.Equals(right);

    /// <inheritdoc />
    public readonly bool Equals(Status other) => StatusCode == other.StatusCode && Detail == other.Detail;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is Status other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => HashCode.Combine(StatusCode, Detail);

    /// <inheritdoc />
    public override readonly string ToString() => $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")";
}
