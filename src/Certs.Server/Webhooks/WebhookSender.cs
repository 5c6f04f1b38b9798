using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Certs.Server.Webhooks;

/// <summary>Makes one attempt at one delivery.</summary>
/// <remarks>
/// No redirection is followed, no proxy is used, no cookie and no certificate of this node is shown; an attempt takes 10 s and
/// 64 KiB of answer at most. Connections are those that <see cref="TargetGuard"/> opened.
/// </remarks>
internal sealed class WebhookSender : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;

    /// <summary>Makes a sender over a network.</summary>
    public WebhookSender(ITargetNetwork network, IOptions<WebhooksOptions> options)
    {
        TargetGuard guard = new(network);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = Limit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = async (context, stop) => await guard.ConnectAsync(context.DnsEndPoint, stop),
        };
        if (options.Value.AuthoritiesFile is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = PolicyOf(file);
        }

        _client = new HttpClient(handler) { Timeout = Limit, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Why it failed; null: the receiver has it.</returns>
    public async Task<WebhookProblem?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, cancellationToken);
            return answer.StatusCode switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => null,
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => WebhookProblem.Redirected,
                HttpStatusCode.Gone => WebhookProblem.Gone,
                _ => WebhookProblem.Refused,
            };
        }
        catch (HttpRequestException failure)
        {
            return failure switch
            {
                { InnerException: TargetRefusedException } => WebhookProblem.TargetRefused,
                { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => WebhookProblem.AnswerTooLong,
                _ => WebhookProblem.NotReached,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WebhookProblem.TooSlow;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static X509ChainPolicy PolicyOf(string file)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }
}
