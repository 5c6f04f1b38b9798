using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// What a verdict costs a service whose chain has a whole country's registries, by what it costs one with three provinces:
/// two services, in turns.
/// </summary>
internal static class ServiceRegistrySizes
{
    private const int Turns = 15;
    private const int WarmUps = 5;
    private const int VerdictsOfTurn = 3_000;
    private const double MaxRatio = 1.1;
    private const uint Zhejiang = 33;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Prints a line for documents that are accepted and for documents that are not.</summary>
    /// <param name="folder">Where the second service lives.</param>
    /// <param name="small">The first one.</param>
    /// <param name="print">Takes the lines.</param>
    public static async Task RunAsync(DirectoryInfo folder, BenchNode small, Action<Figure> print)
    {
        await using BenchNode large = await BenchNode.StartAsync(folder.CreateSubdirectory("country"));
        await WaitAsync(large, await CountryOnChain.WriteAsync(large));
        print(await CompareAsync("service, accepted: large by small", small, large, Suite.Es256, 0));
        print(await CompareAsync("service, refused: large by small", small, large, Suite.Sm2, Zhejiang));
    }

    private static async Task<Figure> CompareAsync(
        string name, BenchNode small, BenchNode large, Suite suite, uint province)
    {
        IReadOnlyList<ByteString> ofSmall = await AnchoredDocuments.MakeAsync(small, suite);
        IReadOnlyList<ByteString> ofLarge = await AnchoredDocuments.MakeAsync(large, suite);
        double[] smallCosts = new double[Turns];
        double[] largeCosts = new double[Turns];
        for (int turn = -WarmUps; turn < Turns; turn++)
        {
            smallCosts[Math.Max(turn, 0)] = await CostAsync(small, ofSmall, province);
            largeCosts[Math.Max(turn, 0)] = await CostAsync(large, ofLarge, province);
        }

        return new Figure(name, Median(largeCosts), "us", Median(smallCosts), MaxRatio, IsFloor: false);
    }

    // Processor time, so that what else runs on the machine is no part of it.
    private static async Task<double> CostAsync(BenchNode node, IReadOnlyList<ByteString> documents, uint province) =>
        (await Measured.RunAsync(
            node, VerdictsOfTurn, () => VerifyStreams.RunAsync(node, documents, VerdictsOfTurn, province)))
        .ServiceMicroseconds;

    private static async Task WaitAsync(BenchNode node, long block)
    {
        using ServiceConnection service = node.Connect();
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(200));
        while (await HeadAsync(service, limit.Token) is not { } head || head < block)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    // A chain that makes such blocks does not always answer in time.
    private static async Task<long?> HeadAsync(ServiceConnection service, CancellationToken stop)
    {
        try
        {
            return (await service.Recognition.ListRulesAsync(
                new ListRulesRequest { Province = Zhejiang, PageSize = 1 }, cancellationToken: stop)).AsOf.BlockNumber;
        }
        catch (RpcException busy) when (busy.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
    }

    private static double Median(double[] costs) => costs.Order().ElementAt(costs.Length / 2);
}
