using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>Makes the HTTP request of a call.</summary>
internal static class CallRequest
{
    private const string UserAgent = "certs-grpc/1.0";

    /// <summary>Makes the request.</summary>
    /// <param name="address">The method's address.</param>
    /// <param name="content">The body.</param>
    /// <param name="timeout">What is left; null for no limit.</param>
    /// <param name="headers">The caller's headers.</param>
    internal static HttpRequestMessage Create(
        Uri address, HttpContent content, TimeSpan? timeout, Metadata headers)
    {
        _ = content.Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
        HttpRequestMessage request = new(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        Add(request.Headers, "TE", "trailers");
        Add(request.Headers, "User-Agent", UserAgent);
        Add(request.Headers, HeaderNames.AcceptEncoding, HeaderNames.Accepted);
        if (timeout is { } left)
        {
            Add(request.Headers, HeaderNames.Timeout, GrpcTimeout.Format(left));
        }

        foreach (Metadata.Entry entry in headers)
        {
            bool isEncoding = entry.Key == HeaderNames.EncodingRequest;
            Add(
                request.Headers,
                isEncoding ? HeaderNames.Encoding : entry.Key,
                entry.IsBinary ? BinaryMetadata.Encode(entry.ValueBytes) : entry.Value);
        }

        return request;
    }

    private static void Add(HttpRequestHeaders headers, string name, string value) =>
        _ = headers.TryAddWithoutValidation(name, value);
}
