using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Google.Protobuf;

namespace Certs.Benchmarks.Bench;

/// <summary>Documents with their paths to the chain, for the measurements of judging.</summary>
internal static class AnchoredDocuments
{
    /// <summary>The batch's size, and so the path's length.</summary>
    public const int Count = 1000;

    private const int Levels = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Issues a batch of 1,000 and fetches it when it is on the chain.</summary>
    /// <exception cref="InvalidOperationException">The batch came out in pieces: the paths are shorter than ten.</exception>
    public static async Task<IReadOnlyList<ByteString>> MakeAsync(BenchNode node, Suite suite)
    {
        await node.WaitUntilAnchoredAsync();
        IReadOnlyList<string> numbers = await IssueStreams.RunAsync(node, suite, Count);
        await node.WaitUntilAnchoredAsync();
        using ServiceConnection service = node.Connect();
        List<ByteString> documents = new(Count);
        foreach (string number in numbers)
        {
            GetCertificateResponse answer =
                await service.Issuance.GetCertificateAsync(new GetCertificateRequest { Number = number });
            documents.Add(answer.Certificate.Document);
        }

        // The last leaves of a tree that is not full have shorter ways up.
        int levels = documents.Max(
            document => DocumentReader.Read(document.Memory).Anchor?.Inclusion.Path.Count ?? 0);
        if (levels != Levels)
        {
            throw new InvalidOperationException($"The documents have paths of {levels}, not of {Levels}.");
        }

        await WaitUntilKnownAsync(service, documents[0]);
        return documents;
    }

    // Judging reads the chain on its own, and may be a block behind what anchoring has seen.
    private static async Task WaitUntilKnownAsync(ServiceConnection service, ByteString document)
    {
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(Look);
        VerifyCertificateRequest request = new() { Document = document };
        while ((await service.Verification.VerifyCertificateAsync(request, cancellationToken: limit.Token))
            .Report.Authenticity != Authenticity.TotalPassed)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }
}
