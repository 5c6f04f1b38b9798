using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;
using Google.Protobuf;
using Spectre.Console;

namespace Certs.Cli.Demo;

/// <summary>What Zhejiang's service counted: licences of Gansu that its windows could not recognise.</summary>
internal static class DemoLedger
{
    // Fewer than five of a kind are never shown.
    private const int Enough = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Shows more licences to the window, until there are enough to be told.</summary>
    /// <param name="window">Zhejiang's service.</param>
    /// <param name="issue">Issues and anchors one more licence that Zhejiang does not recognise.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<DemoFact> RunAsync(
        ServiceConnection window, Func<Task<byte[]>> issue, CancellationToken stop)
    {
        string month = $"{DateTimeOffset.UtcNow:yyyy-MM}";
        bool wasHidden = (await AskAsync(window, month, stop)).Obstacles.Count == 0;
        foreach (byte[] document in await Task.WhenAll(Enumerable.Range(0, Enough).Select(_ => issue())))
        {
            await window.Verification.VerifyCertificateAsync(
                new VerifyCertificateRequest { Document = ByteString.CopyFrom(document) }, cancellationToken: stop);
        }

        ListObstaclesResponse told = await WaitAsync(window, month, stop);
        return new DemoFact(
            "i", "互认障碍台账", "The ledger of obstacles", DemoConsortium.Zhejiang,
            "62 → 33, SM2, NOT_RECOGNISED_SUITE: told from five verdicts on", wasHidden && told.Obstacles.Count > 0,
            told, StatisticsText.Of(told));
    }

    // The service writes what it counted to its store every moment.
    private static async Task<ListObstaclesResponse> WaitAsync(
        ServiceConnection window, string month, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(200));
        ListObstaclesResponse told;
        do
        {
            await look.WaitForNextTickAsync(limit.Token);
            told = await AskAsync(window, month, limit.Token);
        }
        while (told.Obstacles.Count == 0);
        return told;
    }

    // To the present month: the demonstration may run over the end of one.
    private static async Task<ListObstaclesResponse> AskAsync(
        ServiceConnection window, string month, CancellationToken stop) => await window.Statistics.ListObstaclesAsync(
        new ListObstaclesRequest
        {
            FromMonth = month,
            ToMonth = $"{DateTimeOffset.UtcNow:yyyy-MM}",
            IssuingProvince = DemoConsortium.Gansu,
            RelyingProvince = DemoConsortium.Zhejiang,
            Reason = "NOT_RECOGNISED_SUITE",
        },
        cancellationToken: stop);
}
