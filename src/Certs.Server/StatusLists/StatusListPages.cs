using System.Globalization;
using Certs.Core;
using Certs.Core.StatusLists;
using Certs.Server.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Certs.Server.StatusLists;

/// <summary>
/// The HTTP face of lists, for anyone (draft-ietf-oauth-status-list §8). No address names a certificate or an entry, so
/// neither this service nor anybody in between can learn which one somebody looks at (threat T7).
/// </summary>
internal sealed class StatusListPages(
    PublishedLists lists, AgencyKeys keys, CallRate rate, IOptions<StatusListOptions> options, TimeProvider time)
{
    /// <summary>Serves a list in the IETF's form.</summary>
    public Task TokenAsync(HttpContext http) => ListAsync(http, list => list.Token);

    /// <summary>Serves a list in the W3C's form.</summary>
    public Task CredentialAsync(HttpContext http) => StatusPurposes.Find(Part(http, "purpose")) switch
    {
        StatusPurpose.Revocation => ListAsync(http, list => list.Revocation),
        StatusPurpose.Suspension => ListAsync(http, list => list.Suspension),
        _ => EndAsync(http, StatusCodes.Status404NotFound),
    };

    /// <summary>Tells the addresses of all lists of an agency (§9.3).</summary>
    public async Task AggregationAsync(HttpContext http)
    {
        if (!TryAdmit(http))
        {
            return;
        }

        if (ListAddress.FindAgency(Part(http, "agency")) is not { } agency
            || await lists.OpenedAsync(agency, http.RequestAborted) is not { } opened)
        {
            await EndAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        string[] uris = [.. opened.Select(one => ListAddress.OfList(one.Address, agency, one.List))];
        await SendAsync(http, AgencyKeys.Aggregation(uris), options.Value.TimeToLive);
    }

    /// <summary>Serves the keys of an agency as a JWK Set.</summary>
    public Task JwksAsync(HttpContext http) => KeysAsync(http, keys.JwksAsync);

    /// <summary>Serves the keys of an agency as the document of its DID.</summary>
    public Task DidAsync(HttpContext http) => KeysAsync(http, keys.DidDocumentAsync);

    private async Task ListAsync(HttpContext http, Func<PublishedList, PublishedBody> form)
    {
        if (!TryAdmit(http))
        {
            return;
        }

        // §8.4: what held at another time is for those who hold the document to ask for (docs/lifecycle.md).
        if (http.Request.Query.ContainsKey("time"))
        {
            await EndAsync(http, StatusCodes.Status501NotImplemented);
            return;
        }

        if (ListAddress.FindAgency(Part(http, "agency")) is not { } agency
            || !int.TryParse(Part(http, "list"), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            await EndAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        switch (await lists.FindAsync(agency, number, http.RequestAborted))
        {
            case Lookup<PublishedList>.Found(var list):
                await SendAsync(http, form(list), list.Facts.Expires - time.GetUtcNow());
                break;
            case Lookup<PublishedList>.Absent:
                await EndAsync(http, StatusCodes.Status404NotFound);
                break;
            default:
                await UnavailableAsync(http);
                break;
        }
    }

    private async Task KeysAsync(
        HttpContext http, Func<AgencyId, CancellationToken, Task<Lookup<PublishedBody>>> find)
    {
        if (!TryAdmit(http))
        {
            return;
        }

        Lookup<PublishedBody> found = ListAddress.FindAgency(Part(http, "agency")) is { } agency
            ? await find(agency, http.RequestAborted)
            : new Lookup<PublishedBody>.Absent();
        await (found switch
        {
            Lookup<PublishedBody>.Found(var body) => SendAsync(http, body, options.Value.TimeToLive),
            Lookup<PublishedBody>.Absent => EndAsync(http, StatusCodes.Status404NotFound),
            _ => UnavailableAsync(http),
        });
    }

    private bool TryAdmit(HttpContext http)
    {
        if (rate.TryTakeOne(http.Connection.RemoteIpAddress))
        {
            return true;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = "1";
        return false;
    }

    private async Task SendAsync(HttpContext http, PublishedBody body, TimeSpan rest)
    {
        HttpResponse response = http.Response;
        TimeSpan age = rest < options.Value.TimeToLive ? rest : options.Value.TimeToLive;
        response.Headers.CacheControl =
            string.Create(CultureInfo.InvariantCulture, $"public, max-age={Math.Max(0, (long)age.TotalSeconds)}");
        response.Headers.ETag = body.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.AccessControlAllowOrigin = "*";
        if (IsKnown(http.Request, body.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool isCompressed = http.Request.GetTypedHeaders().AcceptEncoding
            .Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
        byte[] content = isCompressed ? body.Gzip : body.Plain;
        response.Headers.ContentEncoding = isCompressed ? "gzip" : default;
        response.ContentType = body.MediaType;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(content, http.RequestAborted);
        }
    }

    // Weakly compared (RFC 9110 §13.1.2): a list that another replica signed is the same list.
    private static bool IsKnown(HttpRequest request, string tag)
    {
        EntityTagHeaderValue own = EntityTagHeaderValue.Parse(tag);
        return request.GetTypedHeaders().IfNoneMatch
            .Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(own, useStrongComparison: false));
    }

    private static Task UnavailableAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "30";
        return EndAsync(http, StatusCodes.Status503ServiceUnavailable);
    }

    private static Task EndAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Part(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";
}
