using System.Diagnostics;
using System.Globalization;
using System.Text;
using Certs.Api.V1;
using Google.Protobuf;
using Xunit;

namespace Certs.Server.Tests.Hostile;

/// <summary>What everybody can send at any time, and what the node does with it (threats T3, T15, T16).</summary>
[Collection(Alone.Name)]
public sealed class MalformedRequestTests(ITestOutputHelper output)
{
    private const int WarmUp = 2_000;
    private const int Protobuf = 26_000;
    private const int Json = 15_000;
    private const int Frames = 9_000;
    private const int Documents = 2_000;
    private const int Streamed = 48_000;
    private const int MebibytesMore = 100;

    [Fact]
    public async Task A_hundred_thousand_malformed_requests_are_answered_and_leave_no_trace()
    {
        int seed = int.TryParse(
            Environment.GetEnvironmentVariable("CERTS_HOSTILE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture,
            out int given) ? given : Random.Shared.Next();
        output.WriteLine($"CERTS_HOSTILE_SEED={seed}");
        await using HostileNode node = await HostileNode.StartAsync("--Logging:LogLevel:Microsoft.AspNetCore=Warning");
        await SendAsync(new MalformedRequests(node, ~seed), WarmUp);
        long before = node.ResidentMebibytes();
        MalformedRequests requests = new(node, seed);

        Stopwatch took = Stopwatch.StartNew();
        await SendAsync(requests, Protobuf + Json + Frames + Documents + Streamed);

        output.WriteLine($"{requests.Tally.Total} in {took.Elapsed.TotalSeconds:F1} s\n{requests.Tally.Summary}");
        await AssertHonestAsync(node, requests);
        await Eventually.HoldsAsync(() => Task.FromResult(node.ResidentMebibytes() <= before + MebibytesMore), 60);
        output.WriteLine($"resident: {before} MiB before, {node.ResidentMebibytes()} MiB after");
        string[] failures = FailuresIn(await node.EndAsync());
        Assert.True(
            requests.Tally.Wrong.IsEmpty && failures.Length == 0,
            string.Join('\n', requests.Tally.Wrong.Take(20).Concat(failures.Take(10))));
        Assert.Equal(100_000, requests.Tally.Total);
        byte[]? forged = requests.Passed.FirstOrDefault(passed => !GenuineDocument.IsCopy(passed, node.Document));
        Assert.True(
            forged is null,
            $"Issued {Encoding.UTF8.GetString(node.Document)}\npassed {Encoding.UTF8.GetString(forged ?? [])}");
    }

    // Every error that the service logged, with the beginning of its exception.
    private static string[] FailuresIn(string log) =>
    [
        .. log.Split('\n').Index()
            .Where(line => IsFailure(line.Item))
            .Select(line => string.Join('\n', log.Split('\n').Skip(line.Index).Take(8))),
    ];

    private static bool IsFailure(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)
        || line.Contains("Unhandled exception", StringComparison.Ordinal);

    // In the shares of the whole: each kind gets its part of the count.
    private static async Task SendAsync(MalformedRequests requests, int count)
    {
        int Part(int whole) => (int)((long)whole * count / (Protobuf + Json + Frames + Documents + Streamed));
        await requests.SendProtobufAsync(0, Part(Protobuf));
        await requests.SendJsonAsync(Protobuf, Part(Json));
        await requests.SendFramesAsync(Protobuf + Json, Part(Frames));
        await requests.SendDocumentsAsync(Protobuf + Json + Frames, Part(Documents));
        await requests.StreamDocumentsAsync(Protobuf + Json + Frames + Documents, Part(Streamed), 8);
    }

    private static async Task AssertHonestAsync(HostileNode node, MalformedRequests requests)
    {
        VerifyCertificateResponse verdict = await node.Stranger.Verification.VerifyCertificateAsync(
            new VerifyCertificateRequest { Document = ByteString.CopyFrom(node.Document) });
        Assert.Equal(
            (Authenticity.TotalPassed, Standing.Active, Recognition.Recognised),
            (verdict.Report.Authenticity, verdict.Report.Standing, verdict.Report.Recognition));
        foreach (string number in requests.Acknowledged.Append(node.Number))
        {
            GetCertificateResponse kept = await node.Issuer.Issuance.GetCertificateAsync(
                new GetCertificateRequest { Number = number });
            Assert.Equal(number, kept.Certificate.Number);
        }
    }
}
