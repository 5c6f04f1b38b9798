using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Certs.Server.Webhooks;

/// <summary>Makes the request of one delivery, with its signature.</summary>
/// <remarks>
/// The body's digest stands in <c>Content-Digest</c> (RFC 9530 §2); method, address, type, digest and id are signed (RFC 9421
/// §2.5), so a receiver notices a delivery that was altered, or was made for another receiver.
/// </remarks>
internal static class SignedRequest
{
    /// <summary>The header with the delivery's id: the same when it is repeated.</summary>
    public const string IdHeader = "Webhook-Id";

    private const string ContentType = "application/json";

    // In the order in which they are signed.
    private const string Covered = "(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\" \"webhook-id\")";

    /// <summary>Makes a request.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="id">The delivery's id: letters, digits, dots, hyphens and underscores.</param>
    /// <param name="body">What is told, in JSON.</param>
    /// <param name="key">The node's key.</param>
    /// <param name="now">The present moment.</param>
    public static HttpRequestMessage Make(Uri target, string id, byte[] body, WebhookKey key, DateTimeOffset now)
    {
        string digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";
        string parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"{Covered};created={now.ToUnixTimeSeconds()};keyid=\"{key.Id}\";alg=\"ecdsa-p256-sha256\";tag=\"certs-webhook\"");
        string signed = string.Join(
            '\n',
            "\"@method\": POST",
            $"\"@target-uri\": {target.AbsoluteUri}",
            $"\"content-type\": {ContentType}",
            $"\"content-digest\": {digest}",
            $"\"webhook-id\": {id}",
            $"\"@signature-params\": {parameters}");
        HttpRequestMessage request = new(HttpMethod.Post, target)
        {
            Version = System.Net.HttpVersion.Version11,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(ContentType) } },
        };
        request.Headers.Add(IdHeader, id);
        request.Headers.Add("Content-Digest", digest);
        request.Headers.Add("Signature-Input", $"certs={parameters}");
        request.Headers.Add(
            "Signature", $"certs=:{Convert.ToBase64String(key.Sign(Encoding.ASCII.GetBytes(signed)))}:");
        return request;
    }
}
