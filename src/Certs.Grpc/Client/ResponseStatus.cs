using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>Reads status and metadata out of a response.</summary>
internal static class ResponseStatus
{
    /// <summary>The status in headers or trailers; null when there is none.</summary>
    internal static Status? Find(HttpResponseHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(HeaderNames.Status, out HeaderStringValues values))
        {
            return null;
        }

        string detail = headers.NonValidated.TryGetValues(HeaderNames.Message, out HeaderStringValues message)
            ? PercentEncoding.Decode(message.ToString())
            : "";
        bool isCode = int.TryParse(
            values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && Enum.IsDefined((StatusCode)number);
        return new Status(isCode ? (StatusCode)number : StatusCode.Unknown, detail);
    }

    /// <summary>What a response means that is not gRPC; null when it is.</summary>
    /// <remarks>Source: gRPC "HTTP to gRPC Status Code Mapping".</remarks>
    internal static Status? FindForeign(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            StatusCode code = response.StatusCode switch
            {
                HttpStatusCode.BadRequest => StatusCode.Internal,
                HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
                HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
                HttpStatusCode.NotFound => StatusCode.Unimplemented,
                HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                        StatusCode.Unavailable,
                _ => StatusCode.Unknown,
            };
            return new Status(code, $"The server answered with HTTP status {(int)response.StatusCode}.");
        }

        string? type = response.Content.Headers.NonValidated.TryGetValues(
            "Content-Type", out HeaderStringValues values) ? values.ToString() : null;
        return type?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true
            ? null
            : new Status(StatusCode.Unknown, "The server's answer is not gRPC.");
    }

    /// <summary>The encoding of the response's messages; null when it is not known here.</summary>
    internal static MessageEncoding? ReadEncoding(HttpResponseHeaders headers) => MessageEncodings.Parse(
        headers.NonValidated.TryGetValues(HeaderNames.Encoding, out HeaderStringValues values)
            ? values.ToString()
            : null);

    /// <summary>The metadata in headers or trailers, without what belongs to the protocol.</summary>
    internal static Metadata ReadMetadata(HttpResponseHeaders headers)
    {
        Metadata result = [];
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            if (name.ToLowerInvariant() is HeaderNames.Status or HeaderNames.Message or HeaderNames.Encoding
                or HeaderNames.AcceptEncoding || !IsMetadataName(name))
            {
                continue;
            }

            foreach (string value in values)
            {
                BinaryMetadata.AddTo(result, name, value);
            }
        }

        return result;
    }

    private static bool IsMetadataName(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
