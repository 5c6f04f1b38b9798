using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// A client that never forgets a request: what failed is sent again under the same id, to whichever service
/// runs then.
/// </summary>
/// <param name="folder">Where the service says that it listens.</param>
/// <param name="agency">The agency that issues.</param>
/// <param name="promises">What was acknowledged.</param>
/// <param name="atOnce">How many are sent in one stream; 1: by the unary call.</param>
internal sealed class IssuingClient(DataFolder folder, string agency, Promises promises, int atOnce)
{
    // So that a run ends with thousands of certificates rather than with a hundred thousand to be looked at.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    private ServiceConnection? _service;

    /// <summary>Issues until <paramref name="stop"/>, then finishes what is under way.</summary>
    /// <exception cref="KillLoopException">A request is refused, or fails for too long.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await IssueAsync([.. Enumerable.Range(0, atOnce).Select(_ => Guid.NewGuid())]);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
        finally
        {
            _service?.Dispose();
        }
    }

    private async Task IssueAsync(HashSet<Guid> open)
    {
        Patience patience = new();
        while (open.Count > 0)
        {
            try
            {
                _service ??= ServiceConnection.Open(folder, "issuer");
                await (atOnce == 1 ? IssueOneAsync(open) : IssueManyAsync(open));
            }
            catch (Exception away) when (away is RpcException or Cli.UsageException
                or IOException or InvalidOperationException)
            {
                _service?.Dispose();
                _service = null;

                // Killed after the last answer and before the end of the stream: everything is answered.
                if (open.Count > 0)
                {
                    patience.Bear(open.First(), away);
                    await Task.Delay(Pause, CancellationToken.None);
                }
            }
        }
    }

    private async Task IssueOneAsync(HashSet<Guid> open)
    {
        Guid request = open.Single();
        IssueCertificateRequest order = new()
        {
            RequestId = request.ToString(),
            Content = Licences.Content(agency, Suite.Es256),
        };
        IssueCertificateResponse answer = await _service!.Issuance.IssueCertificateAsync(
            order, deadline: DateTime.UtcNow + AnswerLimit);
        promises.Note(request, answer.Certificate);
        open.Remove(request);
    }

    private async Task IssueManyAsync(HashSet<Guid> open)
    {
        using AsyncDuplexStreamingCall<IssueCertificatesRequest, IssueCertificatesResponse> call =
            _service!.Issuance.IssueCertificates(deadline: DateTime.UtcNow + AnswerLimit);
        foreach (Guid request in open)
        {
            await call.RequestStream.WriteAsync(new IssueCertificatesRequest
            {
                RequestId = request.ToString(),
                Content = Licences.Content(agency, Suite.Es256),
            });
        }

        await call.RequestStream.CompleteAsync();
        await foreach (IssueCertificatesResponse answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.Error is { } error)
            {
                throw new RpcException(new Status((StatusCode)error.Code, error.Message));
            }

            Guid request = Guid.Parse(answer.RequestId);
            promises.Note(request, answer.Certificate);
            open.Remove(request);
        }
    }
}
