using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Cli.Batch;

/// <summary>
/// Sends a batch file through one stream and writes a line per answer. Any run may be cut off: the request ids are the
/// same next time, so nothing is issued twice and nothing is left out.
/// </summary>
internal sealed class BatchRun(string path, CertificateContent template, string resultsPath, string? documentsFolder)
{
    /// <summary>Where the results are written.</summary>
    public string ResultsPath => resultsPath;

    /// <summary>Sends every item and waits for every answer.</summary>
    public async Task<BatchOutcome> RunAsync(IssuanceService.IssuanceServiceClient service, CancellationToken stop)
    {
        int total = BatchFile.Read(path).Count();
        if (documentsFolder is not null)
        {
            Directory.CreateDirectory(documentsFolder);
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using AsyncDuplexStreamingCall<IssueCertificatesRequest, IssueCertificatesResponse> call =
            service.IssueCertificates(cancellationToken: either.Token);
        Dictionary<string, int> lines = [];
        Task sending = SendAsync(call.RequestStream, lines, either.Token);
        BatchOutcome outcome = await BatchProgress.ShowAsync(
            total, progress => ReceiveAsync(call.ResponseStream, lines, total, progress, stop));
        await sending;
        return outcome;
    }

    private async Task SendAsync(
        IClientStreamWriter<IssueCertificatesRequest> requests, Dictionary<string, int> lines, CancellationToken stop)
    {
        foreach (BatchItem item in BatchFile.Read(path))
        {
            IssueCertificatesRequest request = ToRequest(item);
            lock (lines)
            {
                lines[request.RequestId] = item.Line;
            }

            await requests.WriteAsync(request, stop);
        }

        await requests.CompleteAsync();
    }

    private IssueCertificatesRequest ToRequest(BatchItem item)
    {
        CertificateContent content = template.Clone();
        content.Fields = item.Fields;
        content.Serial = item.Serial ?? "";
        content.ValidFrom = item.ValidFrom;
        content.ValidUntil = item.ValidUntil ?? template.ValidUntil;
        return new IssueCertificatesRequest
        {
            RequestId = BatchIdentity.RequestId(template.Agency, template.Type, item).ToString(),
            Content = content,
        };
    }

    private async Task<BatchOutcome> ReceiveAsync(
        IAsyncStreamReader<IssueCertificatesResponse> answers,
        Dictionary<string, int> lines,
        int total,
        Action<int> progress,
        CancellationToken stop)
    {
        int issued = 0;
        int refused = 0;
        await using StreamWriter results = new(resultsPath, append: false);
        await foreach (IssueCertificatesResponse answer in answers.ReadAllAsync(stop))
        {
            bool isIssued = answer.ResultCase == IssueCertificatesResponse.ResultOneofCase.Certificate;
            issued += isIssued ? 1 : 0;
            refused += isIssued ? 0 : 1;
            int line;
            lock (lines)
            {
                lines.Remove(answer.RequestId, out line);
            }

            await results.WriteLineAsync(ToLine(line, answer));
            if (isIssued && documentsFolder is not null)
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(documentsFolder, answer.Certificate.Number + ".json"),
                    answer.Certificate.Document.ToByteArray(),
                    stop);
            }

            progress(issued + refused);
        }

        return new BatchOutcome(total, issued, refused);
    }

    private static string ToLine(int line, IssueCertificatesResponse answer) =>
        answer.ResultCase == IssueCertificatesResponse.ResultOneofCase.Certificate
            ? JsonSerializer.Serialize(new { line, request_id = answer.RequestId, number = answer.Certificate.Number })
            : JsonSerializer.Serialize(new
            {
                line,
                request_id = answer.RequestId,
                reason = RpcErrorText.ReasonOf(answer.Error),
                error = RpcErrorText.Of(answer.Error),
            });
}
