using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// A client that never gives a request up: what failed is sent again under the same id, to whichever service runs then.
/// </summary>
internal sealed class IssuingClient(DataFolder folder, string agency, Promises promises)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Issues one after the other until <paramref name="stop"/>, then finishes the one under way.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await IssueAsync(Guid.NewGuid());
        }
    }

    private async Task IssueAsync(Guid request)
    {
        IssueCertificateRequest order = new()
        {
            RequestId = request.ToString(),
            Content = Licences.Content(agency, Suite.Es256),
        };
        using PeriodicTimer pause = new(Pause);
        ServiceConnection? service = null;
        while (true)
        {
            try
            {
                service ??= ServiceConnection.Open(folder, "issuer");
                IssueCertificateResponse answer = await service.Issuance.IssueCertificateAsync(
                    order, deadline: DateTime.UtcNow.AddSeconds(10));
                promises.Note(request, answer.Certificate);
                service.Dispose();
                return;
            }
            catch (Exception away) when (away is RpcException { StatusCode: not StatusCode.InvalidArgument }
                or Cli.UsageException or IOException)
            {
                service?.Dispose();
                service = null;
                await pause.WaitForNextTickAsync();
            }
        }
    }
}
