using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Grpc.Core;

namespace Certs.Benchmarks.KillLoop;

/// <summary>What is there after the last start, beside what was promised.</summary>
/// <param name="Acknowledged">Certificates that a client was told of.</param>
/// <param name="Lost">Of those, not readable or with another document.</param>
/// <param name="Contradictions">Requests with two numbers, numbers with two documents.</param>
/// <param name="Stored">Certificates in the store.</param>
/// <param name="AnchoredOnce">Certificates whose leaf stands at exactly one place of the chain's batches.</param>
/// <param name="LeavesOnChain">Leaves in all of the agency's batches on the chain.</param>
internal sealed record Findings(
    int Acknowledged, int Lost, int Contradictions, int Stored, int AnchoredOnce, long LeavesOnChain)
{
    /// <summary>Nothing lost, nothing double, each anchored exactly once.</summary>
    public bool AreGood => Acknowledged > 0 && Lost == 0 && Contradictions == 0
        && Stored >= Acknowledged && AnchoredOnce == Stored && LeavesOnChain == Stored;

    /// <summary>Waits until everything is anchored, then counts.</summary>
    public static async Task<Findings> GatherAsync(DataFolder folder, string agency, Promises promises)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "issuer");
        await WaitUntilAnchoredAsync(service, agency);
        List<string> numbers = await ListAsync(service, agency);
        IReadOnlyDictionary<Hash32, AnchorRecord> batches = await ReadBatchesAsync(folder.ReadServiceFile(), agency);
        int lost = promises.PayloadByNumber.Keys.Except(numbers).Count();
        Dictionary<(Hash32 Root, long Index), int> places = [];
        foreach (string number in numbers)
        {
            GetCertificateResponse answer =
                await service.Issuance.GetCertificateAsync(new GetCertificateRequest { Number = number });
            PresentedDocument document = PresentedDocument.Read(answer.Certificate.Document.ToByteArray());
            lost += promises.PayloadByNumber.TryGetValue(number, out string? promised)
                && promised != Promises.DigestOf(answer.Certificate.Document.Memory) ? 1 : 0;
            if (document.Root is { } root && batches.ContainsKey(root))
            {
                (Hash32, long) place = (root, document.Document!.Anchor!.Inclusion.LeafIndex);
                places[place] = places.GetValueOrDefault(place) + 1;
            }
        }

        long leaves = batches.Values.Sum(batch => batch.TreeSize);
        return new Findings(
            promises.PayloadByNumber.Count, lost, promises.Broken.Count, numbers.Count,
            places.Count(place => place.Value == 1), leaves);
    }

    /// <summary>The counts for people.</summary>
    public string ToText(int kills) => string.Create(CultureInfo.InvariantCulture, $"""
        {kills} kills
        {Acknowledged} acknowledged, {Lost} lost (at most {3.0 / Math.Max(1, Acknowledged):0.00000} at 95 %)
        {Contradictions} numbers or requests with two answers
        {Stored} stored, {AnchoredOnce} anchored exactly once, {LeavesOnChain} leaves on the chain
        {(AreGood ? "good" : "BROKEN")}
        """);

    private static async Task WaitUntilAnchoredAsync(ServiceConnection service, string agency)
    {
        using AsyncServerStreamingCall<WatchAnchoringResponse> watch =
            service.Issuance.WatchAnchoring(new WatchAnchoringRequest { Agency = agency });
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

    // From the logs, not from the service: every batch of the agency that the chain has, also one that nobody names.
    private static async Task<IReadOnlyDictionary<Hash32, AnchorRecord>> ReadBatchesAsync(
        ServiceFile service, string agency)
    {
        const int mostBlocks = 5000;
        NetworkFile network = NetworkFile.Read(service.Network);
        using EthNode node = new(service.Nodes[0]);
        long head = (await node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!.Number;
        Dictionary<Hash32, AnchorRecord> batches = [];
        for (long from = network.DeployedBlock; from <= head; from += mostBlocks)
        {
            IReadOnlyList<EventLog> logs = await node.AskAsync(
                NodeQuestions.Logs([network.Contracts.Anchors], from, Math.Min(head, from + mostBlocks - 1)),
                CancellationToken.None);
            long[] numbers = [.. logs.Select(log => log.BlockNumber).Distinct()];
            IReadOnlyList<BlockHeader?> blocks = await node.AskAllAsync(
                [.. numbers.Select(NodeQuestions.Block)], CancellationToken.None);
            Dictionary<long, DateTimeOffset> times = blocks.ToDictionary(block => block!.Number, block => block!.Time);
            foreach (RegistryEvent.BatchAnchored batch in logs
                         .Select(log => RegistryEventDecoder.Decode(log, times[log.BlockNumber]))
                         .OfType<RegistryEvent.BatchAnchored>()
                         .Where(batch => batch.Anchor.Agency.ToString() == agency))
            {
                batches.Add(batch.Anchor.Root, batch.Anchor);
            }
        }

        return batches;
    }
}
