using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>Has documents judged through several streams at once, each on a connection of its own.</summary>
internal static class VerifyStreams
{
    private const int Streams = 4;
    private const int FlushEvery = 64;

    private static readonly WriteOptions Gather = new(WriteFlags.BufferHint);

    /// <summary>Has <paramref name="count"/> documents judged, the given ones in turn.</summary>
    /// <exception cref="InvalidOperationException">One does not pass: then something else is measured.</exception>
    /// <param name="node">The service.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="count">How many verdicts.</param>
    /// <param name="province">The relying province; 0: the service's own.</param>
    public static Task RunAsync(
        BenchNode node, IReadOnlyList<ByteString> documents, int count, uint province = 0) =>
        Task.WhenAll(Enumerable.Range(0, Streams).Select(stream =>
            Task.Run(() => RunOneAsync(node, documents, (count + stream) / Streams, province))));

    private static async Task RunOneAsync(
        BenchNode node, IReadOnlyList<ByteString> documents, int count, uint province)
    {
        using ServiceConnection service = node.Connect();
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> call =
            service.Verification.VerifyCertificates();
        Task sending = SendAsync(call.RequestStream, documents, count, province);
        await foreach (VerifyCertificatesResponse answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.Report?.Authenticity != Authenticity.TotalPassed)
            {
                throw new InvalidOperationException($"A good document did not pass: {answer}");
            }
        }

        await sending;
    }

    private static async Task SendAsync(
        IClientStreamWriter<VerifyCertificatesRequest> requests, IReadOnlyList<ByteString> documents, int count,
        uint province)
    {
        for (int i = 1; i <= count; i++)
        {
            requests.WriteOptions = i % FlushEvery == 0 || i == count ? null : Gather;
            await requests.WriteAsync(
                new VerifyCertificatesRequest
                {
                    ItemId = "item",
                    Document = documents[i % documents.Count],
                    Province = province,
                });
        }

        await requests.CompleteAsync();
    }
}
