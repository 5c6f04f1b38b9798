using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>A gRPC request whose body is any bytes, and what came back.</summary>
internal sealed record RawCall(HttpStatusCode Http, int? Status, string Message, string? AcceptEncoding)
{
    public static async Task<RawCall> PostAsync(
        EchoHost host,
        string method,
        byte[] body,
        string contentType = "application/grpc",
        params string[] headers)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(host.Address, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        for (int i = 0; i < headers.Length; i += 2)
        {
            request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        string? status =
            Find(response.Headers, "grpc-status") ?? Find(response.TrailingHeaders, "grpc-status");
        return new RawCall(
            response.StatusCode,
            status is null ? null : int.Parse(status, CultureInfo.InvariantCulture),
            Find(response.Headers, "grpc-message") ?? Find(response.TrailingHeaders, "grpc-message") ?? "",
            Find(response.Headers, "grpc-accept-encoding"));
    }

    private static string? Find(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : null;
}
