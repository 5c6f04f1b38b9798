using Certs.Api.V1;
using Grpc.Core;

namespace Certs.Cli.Commands;

/// <summary>Waits for certificates to be anchored.</summary>
internal static class Anchoring
{
    /// <summary>Returns when every certificate in <paramref name="numbers"/> is anchored.</summary>
    public static async Task WaitAsync(
        IssuanceService.IssuanceServiceClient service, IEnumerable<string> numbers, CancellationToken stop)
    {
        WatchAnchoringRequest request = new();
        request.Numbers.AddRange(numbers);
        using AsyncServerStreamingCall<WatchAnchoringResponse> watch =
            service.WatchAnchoring(request, cancellationToken: stop);
        await foreach (WatchAnchoringResponse step in watch.ResponseStream.ReadAllAsync(stop))
        {
            if (step.Remaining == 0)
            {
                return;
            }
        }
    }

    /// <summary>Waits for a certificate to be anchored; the document with its path.</summary>
    public static async Task<byte[]> DocumentAsync(
        IssuanceService.IssuanceServiceClient service, string number, CancellationToken stop)
    {
        await WaitAsync(service, [number], stop);
        GetCertificateResponse answer = await service.GetCertificateAsync(
            new GetCertificateRequest { Number = number }, cancellationToken: stop);
        return answer.Certificate.Document.ToByteArray();
    }
}
