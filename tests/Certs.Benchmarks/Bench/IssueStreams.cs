using Certs.Api.V1;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>Issues through several streams at once, each on a connection of its own.</summary>
internal static class IssueStreams
{
    private const int Streams = 4;
    private const int FlushEvery = 64;

    private static readonly WriteOptions Gather = new(WriteFlags.BufferHint);

    /// <summary>Issues <paramref name="count"/> certificates.</summary>
    /// <returns>Their numbers.</returns>
    /// <exception cref="InvalidOperationException">One was refused: then there is nothing to measure.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(BenchNode node, Suite suite, int count)
    {
        CertificateContent content = SampleDeed.Content(node.Agency, suite);
        List<string>[] numbers = await Task.WhenAll(Enumerable.Range(0, Streams).Select(stream =>
            Task.Run(() => RunOneAsync(node, content, (count + stream) / Streams))));
        return [.. numbers.SelectMany(part => part)];
    }

    private static async Task<List<string>> RunOneAsync(BenchNode node, CertificateContent content, int count)
    {
        using ServiceConnection service = node.Connect();
        using AsyncDuplexStreamingCall<IssueCertificatesRequest, IssueCertificatesResponse> call =
            service.Issuance.IssueCertificates();
        Task sending = SendAsync(call.RequestStream, content, count);
        List<string> numbers = new(count);
        await foreach (IssueCertificatesResponse answer in call.ResponseStream.ReadAllAsync())
        {
            numbers.Add(answer.Certificate?.Number ?? throw new InvalidOperationException(answer.Error.Message));
        }

        await sending;
        return numbers;
    }

    private static async Task SendAsync(
        IClientStreamWriter<IssueCertificatesRequest> requests, CertificateContent content, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            requests.WriteOptions = i % FlushEvery == 0 || i == count ? null : Gather;
            await requests.WriteAsync(
                new IssueCertificatesRequest { RequestId = Guid.CreateVersion7().ToString(), Content = content });
        }

        await requests.CompleteAsync();
    }
}
