using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>The end of a call as the Connect protocol writes it.</summary>
internal static class ConnectError
{
    /// <summary>HTTP's status for a code (Connect protocol reference, "Error Codes").</summary>
    internal static int ToHttp(StatusCode code) => code switch
    {
        StatusCode.OK => 200,
        StatusCode.Cancelled => 499,
        StatusCode.Unknown => 500,
        StatusCode.InvalidArgument => 400,
        StatusCode.DeadlineExceeded => 504,
        StatusCode.NotFound => 404,
        StatusCode.AlreadyExists => 409,
        StatusCode.PermissionDenied => 403,
        StatusCode.ResourceExhausted => 429,
        StatusCode.FailedPrecondition => 400,
        StatusCode.Aborted => 409,
        StatusCode.OutOfRange => 400,
        StatusCode.Unimplemented => 501,
        StatusCode.Internal => 500,
        StatusCode.Unavailable => 503,
        StatusCode.DataLoss => 500,
        StatusCode.Unauthenticated => 401,
    };

    /// <summary>The body of a unary error.</summary>
    internal static ReadOnlyMemory<byte> ToJson(Status status, Metadata trailers)
    {
        ArrayBufferWriter<byte> output = new();
        using Utf8JsonWriter writer = new(output);
        WriteError(writer, status, trailers);
        writer.Flush();
        return output.WrittenMemory;
    }

    /// <summary>The last frame of a stream.</summary>
    internal static ReadOnlyMemory<byte> ToEndOfStream(Status status, Metadata trailers)
    {
        ArrayBufferWriter<byte> output = new();
        using Utf8JsonWriter writer = new(output);
        writer.WriteStartObject();
        if (status.StatusCode != StatusCode.OK)
        {
            writer.WritePropertyName("error");
            WriteError(writer, status, trailers);
        }

        WriteMetadata(writer, WithoutDetails(trailers));
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    /// <summary>The trailers without the details, which are in the error itself.</summary>
    internal static Metadata WithoutDetails(Metadata trailers) =>
        trailers.Get(HeaderNames.StatusDetails) is null
        ? trailers
        : [.. trailers.Where(entry => entry.Key != HeaderNames.StatusDetails)];

    private static void WriteError(Utf8JsonWriter writer, Status status, Metadata trailers)
    {
        writer.WriteStartObject();
        writer.WriteString("code", ToName(status.StatusCode));
        if (!string.IsNullOrEmpty(status.Detail))
        {
            writer.WriteString("message", status.Detail);
        }

        if (trailers.GetValueBytes(HeaderNames.StatusDetails) is { } details)
        {
            WriteDetails(writer, details);
        }

        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, byte[] details)
    {
        Google.Rpc.Status rich = Google.Rpc.Status.Parser.ParseFrom(details);
        writer.WriteStartArray("details");
        foreach (Any detail in rich.Details)
        {
            writer.WriteStartObject();
            writer.WriteString("type", Any.GetTypeName(detail.TypeUrl));
            writer.WriteString("value", Convert.ToBase64String(detail.Value.Span).TrimEnd('='));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, Metadata trailers)
    {
        if (trailers.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("metadata");
        foreach (IGrouping<string, Metadata.Entry> entries in trailers.GroupBy(entry => entry.Key))
        {
            writer.WriteStartArray(entries.Key);
            foreach (Metadata.Entry entry in entries)
            {
                writer.WriteStringValue(
                    entry.IsBinary ? BinaryMetadata.Encode(entry.ValueBytes) : entry.Value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string ToName(StatusCode code) => code switch
    {
        StatusCode.OK => "ok",
        StatusCode.Cancelled => "canceled",
        StatusCode.Unknown => "unknown",
        StatusCode.InvalidArgument => "invalid_argument",
        StatusCode.DeadlineExceeded => "deadline_exceeded",
        StatusCode.NotFound => "not_found",
        StatusCode.AlreadyExists => "already_exists",
        StatusCode.PermissionDenied => "permission_denied",
        StatusCode.ResourceExhausted => "resource_exhausted",
        StatusCode.FailedPrecondition => "failed_precondition",
        StatusCode.Aborted => "aborted",
        StatusCode.OutOfRange => "out_of_range",
        StatusCode.Unimplemented => "unimplemented",
        StatusCode.Internal => "internal",
        StatusCode.Unavailable => "unavailable",
        StatusCode.DataLoss => "data_loss",
        StatusCode.Unauthenticated => "unauthenticated",
    };
}
