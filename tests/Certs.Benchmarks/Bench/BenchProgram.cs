using System.Collections.Frozen;
using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Protobuf;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// Measures a service that runs as a process of its own, with its clients on the same machine, and beside every figure
/// what the machine could do at best in the same minute.
/// </summary>
internal sealed class BenchProgram(
    DirectoryInfo folder, BenchNode node, BenchSizes sizes, IReadOnlySet<string> parts, Action<Figure> print)
{
    private const double GasPerCertificate = 60;
    private const double MemoryMiB = 100;
    private const double UnaryMilliseconds = 25;
    private const double BridgeMilliseconds = 2_000;
    private const double HistoryMilliseconds = 20;
    private const double RevocationSeconds = 600;
    private const double CallsPerSecond = 50;

    private static readonly FrozenSet<string> Parts =
        FrozenSet.ToFrozenSet(
            ["issue", "verify", "sm2", "unary", "registry", "country", "counting", "bridge", "lifecycle"]);

    /// <summary>Runs all parts, or those that are named, and prints a line a figure.</summary>
    public static async Task<int> RunAsync(IReadOnlyCollection<string> options)
    {
        bool isJson = options.Contains("--json");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certs-bench-");
        try
        {
            await using BenchNode node = await BenchNode.StartAsync(folder);
            if (!isJson)
            {
                Console.WriteLine(Figure.Head);
            }

            BenchSizes sizes = options.Contains("--quick") ? BenchSizes.Quick : BenchSizes.Full;
            HashSet<string> parts = [.. options.Intersect(Parts)];
            await new BenchProgram(
                folder, node, sizes, parts.Count > 0 ? parts : Parts,
                figure => Console.WriteLine(isJson ? figure.ToJson() : figure.ToLine())).RunAsync();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync()
    {
        if (parts.Contains("registry"))
        {
            RegistrySizes.Run(print);
        }

        if (parts.Contains("country"))
        {
            await ServiceRegistrySizes.RunAsync(folder, node, print);
        }

        if (parts.Contains("counting"))
        {
            CountingCost.Run(print);
        }

        if (parts.Contains("issue"))
        {
            await IssueAsync();
        }

        if (parts.Contains("verify") || parts.Contains("unary"))
        {
            IReadOnlyList<ByteString> documents = await AnchoredDocuments.MakeAsync(node, Suite.Es256);
            await GasAsync();
            await VerifyAsync("verify ES256 by stream", documents, sizes.Verified, RawLimits.VerifyDocument, 0.4);
            await UnaryAsync(documents);
        }

        if (parts.Contains("bridge"))
        {
            await BridgeAsync();
        }

        if (parts.Contains("lifecycle"))
        {
            await LifecycleAsync();
        }

        if (parts.Contains("sm2"))
        {
            IReadOnlyList<ByteString> sm2 = await AnchoredDocuments.MakeAsync(node, Suite.Sm2);
            await VerifyAsync(
                "verify SM2 by stream", sm2, sizes.VerifiedSm2, () => RawLimits.Verify(Core.Suites.Suite.SM2), 0.7);
        }
    }

    private async Task LifecycleAsync()
    {
        StatusSizes.Run(print);
        double history = await LifecycleRates.HistoryAsync(node);
        print(new Figure("history of 200 changes, median", history, "ms", HistoryMilliseconds, 1, IsFloor: false));
        await IssueStreams.RunAsync(node, Suite.Es256, sizes.Revoked);
        await node.WaitUntilAnchoredAsync();
        IReadOnlyList<ByteString> documents = await AnchoredDocuments.MakeAsync(node, Suite.Es256);
        (double Issue, double Verify) usual = await UsualAsync(documents);
        (double Issue, double Verify) beside = default;
        (TimeSpan plan, TimeSpan revoked) = await LifecycleRates.RevokeAsync(
            node, async () => beside = await UsualAsync(documents));
        print(new Figure("issue beside revocations, p99; limit: usual", beside.Issue, "ms", usual.Issue, 3, IsFloor: false));
        print(new Figure(
            "verify beside revocations, p99; limit: usual", beside.Verify, "ms", usual.Verify, 3, IsFloor: false));
        print(new Figure($"plan of {sizes.Revoked} revocations", plan.TotalSeconds, "s"));
        print(new Figure(
            $"{sizes.Revoked} revocations, each in a block", revoked.TotalSeconds, "s",
            RevocationSeconds * sizes.Revoked / BenchSizes.Full.Revoked, 1, IsFloor: false));
    }

    // At an even pace well below the peak, for long enough that one in a hundred is more than a handful.
    private async Task<(double Issue, double Verify)> UsualAsync(IReadOnlyList<ByteString> documents)
    {
        TimeSpan length = sizes.Unary * 3;
        CertificateContent content = SampleDeed.Content(node.Agency, Suite.Es256);
        using ServiceConnection service = node.Connect();
        TimeSpan issue = await UnaryLoad.PercentileAsync(
            _ => service.Issuance.IssueCertificateAsync(new IssueCertificateRequest
            {
                RequestId = Guid.CreateVersion7().ToString(),
                Content = content,
            }).ResponseAsync,
            CallsPerSecond, length);
        TimeSpan verify = await UnaryLoad.PercentileAsync(
            caller => service.Verification.VerifyCertificateAsync(
                new VerifyCertificateRequest { Document = documents[caller % documents.Count] }).ResponseAsync,
            CallsPerSecond, length);
        return (issue.TotalMilliseconds, verify.TotalMilliseconds);
    }

    private async Task BridgeAsync()
    {
        await BridgeRates.EnterBodyAsync(node);
        IReadOnlyList<ByteString> documents = await AnchoredDocuments.MakeAsync(node, Suite.Sm2);
        double median = await BridgeRates.MedianAsync(node, documents);
        print(new Figure("request to verdict by bridge, median", median, "ms", BridgeMilliseconds, 1, IsFloor: false));
        Measured issued = await Measured.RunAsync(
            node, sizes.Bridged, () => IssueStreams.RunAsync(node, Suite.Sm2, sizes.Bridged));
        await node.WaitUntilAnchoredAsync();
        print(new Figure(
            "bridge SM2 in bulk, durable; limit: issue SM2", await BridgeRates.BulkAsync(node), "1/s", issued.PerSecond, 0.5));
    }

    private async Task IssueAsync()
    {
        await IssueStreams.RunAsync(node, Suite.Es256, sizes.WarmUp);
        double resident = node.ResidentMiB;
        double most = resident;
        IssueLimit? limits = null;
        (Measured run, double limit) = await Rounds.MedianAsync(
            async () =>
            {
                int count = sizes.Issued / Rounds.Count;
                Measured round = await Measured.RunAsync(
                    node, count, () => IssueStreams.RunAsync(node, Suite.Es256, count));
                most = Math.Max(most, round.ResidentMiB);
                return round;
            },
            () => (limits = IssueLimit.Measure(folder.FullName)).PerSecond);
        foreach (Figure part in limits!.ToFigures())
        {
            print(part);
        }

        print(new Figure("issue ES256 by stream, durable", run.PerSecond, "1/s", limit, 0.35));
        print(new Figure("issue ES256: processor time of service", run.ServiceMicroseconds, "us"));
        print(new Figure("issue ES256: processor time of client", run.ClientMicroseconds, "us"));
        print(new Figure("memory growth over the run", most - resident, "MiB", MemoryMiB, 1, IsFloor: false));
    }

    private async Task GasAsync()
    {
        double gas = await AnchoringGas.PerCertificateAsync(node.Folder)
            ?? throw new InvalidOperationException("No transaction with batches of 1,000 only.");
        print(new Figure("gas per certificate, batches of 1,000", gas, "gas", GasPerCertificate, 1, IsFloor: false));
    }

    private async Task VerifyAsync(
        string name, IReadOnlyList<ByteString> documents, int all, Func<double> limit, double target)
    {
        await VerifyStreams.RunAsync(node, documents, all / 4);
        int count = all / Rounds.Count;
        (Measured run, double best) = await Rounds.MedianAsync(
            () => Measured.RunAsync(node, count, () => VerifyStreams.RunAsync(node, documents, count)), limit);
        print(new Figure(name, run.PerSecond, "1/s", best, target));
        print(new Figure($"{name}: service", run.ServiceMicroseconds, "us"));
        print(new Figure($"{name}: client", run.ClientMicroseconds, "us"));
    }

    private async Task UnaryAsync(IReadOnlyList<ByteString> documents)
    {
        if (!parts.Contains("unary"))
        {
            return;
        }

        CertificateContent content = SampleDeed.Content(node.Agency, Suite.Es256);
        ServiceConnection[] services = [.. Enumerable.Range(0, 4).Select(_ => node.Connect())];
        await UnaryAsync("issue", caller => services[caller % services.Length].Issuance.IssueCertificateAsync(
            new IssueCertificateRequest { RequestId = Guid.CreateVersion7().ToString(), Content = content }).ResponseAsync);
        await UnaryAsync("verify", caller => services[caller % services.Length].Verification.VerifyCertificateAsync(
            new VerifyCertificateRequest { Document = documents[caller % documents.Count] }).ResponseAsync);
        Array.ForEach(services, service => service.Dispose());
    }

    private async Task UnaryAsync(string name, Func<int, Task> call)
    {
        await UnaryLoad.PeakAsync(call, sizes.Unary / 4);
        double peak = await UnaryLoad.PeakAsync(call, sizes.Unary);
        TimeSpan time = await UnaryLoad.PercentileAsync(call, peak / 2, sizes.Unary);
        print(new Figure($"unary {name}, peak of 32 callers", peak, "1/s"));
        print(new Figure(
            $"unary {name}, p99 at half of the peak", time.TotalMilliseconds, "ms", UnaryMilliseconds, 1, IsFloor: false));
    }
}
