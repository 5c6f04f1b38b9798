using System.Collections.Concurrent;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Grpc.Core;
using Authenticity = Certs.Api.V1.Authenticity;

namespace Certs.Benchmarks.KillLoop;

/// <summary>What is there after the last start, beside what was promised.</summary>
/// <param name="Acknowledged">Certificates that a client was told of.</param>
/// <param name="Lost">Of those, not readable or with another document.</param>
/// <param name="Contradictions">Requests with two numbers, numbers with two documents.</param>
/// <param name="Stored">Certificates in the store.</param>
/// <param name="AnchoredOnce">
/// Certificates whose leaf stands at exactly one place of the chain's batches.
/// </param>
/// <param name="LeavesOnChain">
/// Leaves in all of the agency's batches on the chain, a batch that stands twice twice.
/// </param>
/// <param name="Judged">Certificates that were judged.</param>
/// <param name="Authentic">Of those, authentic.</param>
internal sealed record Findings(
    int Acknowledged, int Lost, int Contradictions, int Stored, int AnchoredOnce, long LeavesOnChain,
    int Judged, int Authentic)
{
    private const int MostJudged = 500;
    private static readonly TimeSpan AnchoringLimit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Nothing lost, nothing double, each anchored exactly once, each judged one authentic.
    /// </summary>
    public bool AreGood => Acknowledged > 0 && Lost == 0 && Contradictions == 0
        && Stored >= Acknowledged && AnchoredOnce == Stored && LeavesOnChain == Stored && Authentic == Judged;

    /// <summary>Waits until everything is anchored, then counts.</summary>
    public static async Task<Findings> GatherAsync(DataFolder folder, string agency, Promises promises)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "issuer");
        await UntilAnchoredAsync(service, agency);
        List<string> numbers = await ListAsync(service, agency);
        IReadOnlyList<AnchorRecord> batches = await ChainBatches.ReadAsync(folder.ReadServiceFile(), agency);
        HashSet<Hash32> roots = [.. batches.Select(batch => batch.Root)];
        int lost = promises.PayloadByNumber.Keys.Except(numbers).Count();
        int judged = 0;
        int authentic = 0;
        ConcurrentDictionary<(Hash32 Root, long Index), int> places = [];
        ParallelOptions four = new() { MaxDegreeOfParallelism = 4 };
        await Parallel.ForEachAsync(numbers, four, async (number, stop) =>
        {
            Certificate found = (await service.Issuance.GetCertificateAsync(
                new GetCertificateRequest { Number = number }, cancellationToken: stop)).Certificate;
            PresentedDocument document = PresentedDocument.Read(found.Document.ToByteArray());
            if (promises.PayloadByNumber.TryGetValue(number, out string? promised)
                && promised != Promises.DigestOf(found.Document.Memory))
            {
                Interlocked.Increment(ref lost);
            }

            if (document.Root is { } root && roots.Contains(root))
            {
                places.AddOrUpdate(
                    (root, document.Document!.Anchor!.Inclusion.LeafIndex), 1, (_, count) => count + 1);
            }

            if (Interlocked.Increment(ref judged) <= MostJudged)
            {
                VerifyCertificateRequest request = new() { Document = found.Document, Province = 62 };
                Report report = (await service.Verification.VerifyCertificateAsync(
                    request, cancellationToken: stop)).Report;
                Interlocked.Add(ref authentic, report.Authenticity == Authenticity.TotalPassed ? 1 : 0);
            }
        });

        return new Findings(
            promises.PayloadByNumber.Count, lost, promises.Broken.Count, numbers.Count,
            places.Count(place => place.Value == 1), batches.Sum(batch => batch.TreeSize),
            Math.Min(judged, MostJudged), authentic);
    }

    // The rule of three.
    private double AtMost => 3.0 / Math.Max(1, Acknowledged);

    /// <summary>One line for each promise.</summary>
    public IEnumerable<string> Lines() =>
    [
        Line(Lost == 0 && Acknowledged > 0, FormattableString.Invariant(
            $"{Lost} of {Acknowledged} acknowledged certificates lost (at most {AtMost:0.00000} at 95 %)")),
        Line(Contradictions == 0,
            $"{Contradictions} numbers with two documents or requests with two numbers"),
        Line(AnchoredOnce == Stored && LeavesOnChain == Stored && Stored >= Acknowledged,
            $"{AnchoredOnce} of {Stored} stored certificates anchored exactly once; "
            + $"{LeavesOnChain} leaves on the chain"),
        Line(Authentic == Judged, $"{Authentic} of {Judged} judged afterwards are authentic"),
    ];

    private static string Line(bool isKept, string what) => $"{(isKept ? "kept  " : "BROKEN")} {what}";

    private static async Task UntilAnchoredAsync(ServiceConnection service, string agency)
    {
        using AsyncServerStreamingCall<WatchAnchoringResponse> watch = service.Issuance.WatchAnchoring(
            new WatchAnchoringRequest { Agency = agency }, deadline: DateTime.UtcNow + AnchoringLimit);
        await foreach (WatchAnchoringResponse step in watch.ResponseStream.ReadAllAsync())
        {
            if (step.Remaining == 0)
            {
                return;
            }
        }
    }

    private static async Task<List<string>> ListAsync(ServiceConnection service, string agency)
    {
        List<string> numbers = [];
        ListCertificatesRequest request = new() { Agency = agency, PageSize = 500 };
        do
        {
            ListCertificatesResponse page = await service.Issuance.ListCertificatesAsync(request);
            numbers.AddRange(page.Certificates.Select(certificate => certificate.Number));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return numbers;
    }
}
