using System.Text;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Verification;
using Certs.Server.Tests.Cli;
using Certs.Server.Tests.Hosting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Certs.Server.Tests.Statistics;

/// <summary>What a real node counts of its verdicts, and what it says of a change of rules.</summary>
[Collection(SharedProvinces.Name)]
public sealed class StatisticsServiceTests(TwoProvinces provinces)
{
    private static readonly DateTimeOffset Later = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verdicts_that_are_not_recognised_are_counted_from_five_on_and_without_anything_personal()
    {
        byte[] document = await provinces.Sm2Async();
        using ServiceConnection verifier = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        await VerifyAsync(verifier, document, 46, 4);
        await VerifyStreamAsync(verifier, document, 45, 3);
        await VerifyAsync(verifier, document, 45, 3);

        ListObstaclesResponse found = new();
        await Eventually.HoldsAsync(async () =>
        {
            found = await verifier.Statistics.ListObstaclesAsync(
                new ListObstaclesRequest { RelyingProvince = 45 }, cancellationToken: Stop);
            return found.Obstacles is [{ Verdicts: 6 }];
        });

        Obstacle obstacle = found.Obstacles[0];
        Assert.Equal(
            (62u, 45u, Licences.Type, 0u, "NOT_RECOGNISED_NO_AGREEMENT"),
            (obstacle.IssuingProvince, obstacle.RelyingProvince, obstacle.Type, obstacle.SealGeneration,
                obstacle.Reason));
        Assert.Equal([Suite.Sm2], obstacle.Suites);
        Assert.Empty((await verifier.Statistics.ListObstaclesAsync(
            new ListObstaclesRequest { RelyingProvince = 46 }, cancellationToken: Stop)).Obstacles);
        GetIndicatorsResponse indicators = await verifier.Statistics.GetIndicatorsAsync(
            new GetIndicatorsRequest { IssuingProvince = 62 }, cancellationToken: Stop);
        Indicator pair = Assert.Single(indicators.Indicators, pair => pair.RelyingProvince == 45);
        Assert.Equal((6L, 0L, 0.0), (pair.Verdicts, pair.Recognised, pair.RecognitionRate));
        Assert.Equal(6.0 / pair.Certificates, pair.ReuseRate);
        Assert.InRange(pair.MedianTimeToVerdict.ToTimeSpan(), TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(indicators.Indicators, pair => pair.RelyingProvince == 46);
        AssertNothingPersonal(document, Stored());
    }

    [Fact]
    public async Task A_document_s_own_words_never_get_into_the_counts()
    {
        using ServiceConnection verifier = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        string text = Encoding.UTF8.GetString(await provinces.Sm2Async());
        byte[] foreign = Encoding.UTF8.GetBytes("{\"name\":\"张三\",\"document\":" + text + "}");

        await VerifyAsync(verifier, foreign, 50, 5);

        ListObstaclesResponse found = new();
        await Eventually.HoldsAsync(async () =>
        {
            found = await verifier.Statistics.ListObstaclesAsync(
                new ListObstaclesRequest { RelyingProvince = 50 }, cancellationToken: Stop);
            return found.Obstacles is [{ Verdicts: 5 }];
        });
        Assert.DoesNotContain("张三", Stored(), StringComparison.Ordinal);
        Assert.Equal((0u, ""), (found.Obstacles[0].IssuingProvince, found.Obstacles[0].Type));
    }

    [Fact]
    public async Task Dropping_a_suite_is_told_by_agency_before_anyone_votes()
    {
        await provinces.DualAsync();
        using ServiceConnection operators = ServiceConnection.Open(provinces.Gansu.Folder, "operator");

        WhatIfResponse answer = await operators.Statistics.WhatIfAsync(
            new WhatIfRequest { Province = 33, AtTime = Later.ToTimestamp(), DropSuite = Suite.Es256 },
            cancellationToken: Stop);
        RpcException both = await Assert.ThrowsAsync<RpcException>(async () =>
            await operators.Statistics.WhatIfAsync(new WhatIfRequest(), cancellationToken: Stop));

        Assert.Equal(Later, answer.AtTime.ToDateTimeOffset());
        Assert.InRange(answer.Total.Affected, 1, answer.Total.Recognised);
        Assert.Equal(answer.Total.Affected + answer.Total.DualSigned, answer.Total.Recognised);
        Assert.InRange(answer.Groups.Sum(group => group.Certificates), 0, answer.Total.Certificates);
        Assert.All(answer.Groups, group => Assert.InRange(group.Certificates, 5, long.MaxValue));
        Assert.Equal(StatusCode.InvalidArgument, both.StatusCode);
    }

    [Fact]
    public async Task A_certificate_that_will_have_expired_is_left_out_and_told()
    {
        using ServiceConnection operators = ServiceConnection.Open(provinces.Gansu.Folder, "operator");
        using ServiceConnection issuer = ServiceConnection.Open(provinces.Gansu.Folder, "issuer");
        CertificateContent content = Licences.Content(provinces.Agency, Suite.Es256);
        content.ValidUntil = Later.ToTimestamp();
        await issuer.Issuance.IssueCertificateAsync(
            new IssueCertificateRequest { RequestId = Guid.NewGuid().ToString(), Content = content },
            cancellationToken: Stop);

        WhatIfResponse before = await AskAsync(Later.AddSeconds(-1));
        WhatIfResponse then = await AskAsync(Later);

        Assert.Equal(before.Total.Certificates - 1, then.Total.Certificates);
        Assert.Equal(before.LeftOut.Expired + 1, then.LeftOut.Expired);

        async Task<WhatIfResponse> AskAsync(DateTimeOffset at) => await operators.Statistics.WhatIfAsync(
            new WhatIfRequest { Province = 33, AtTime = at.ToTimestamp(), DropSuite = Suite.Es256 },
            cancellationToken: Stop);
    }

    [Fact]
    public async Task The_command_line_shows_obstacles_and_what_a_file_of_rules_would_do()
    {
        await provinces.DualAsync();
        using TempFolder folder = new();
        string rules = folder.File("rules.json");
        await File.WriteAllTextAsync(
            rules,
            """{"province": 33, "rules": [{"verdict": "not-recognised", "suite": "ES256", "from": "2027-07-01"}]}""",
            Stop);

        CertsResult obstacles = await RunAsync("obstacles", "--from", "2026-01", "--to", "2030-12");
        CertsResult json = await RunAsync("obstacles", "--json");
        CertsResult drop = await RunAsync(
            "what-if", "--drop-suite", "ES256", "--province", "33", "--from", "2027-07-01");
        CertsResult proposed = await RunAsync("what-if", "--rules", rules, "--json");
        CertsResult neither = await RunAsync("what-if", "--province", "33");

        Assert.Equal((0, ""), (obstacles.ExitCode, obstacles.Errors));
        Assert.Contains("互认指标 Indicators", obstacles.Output, StringComparison.Ordinal);
        Assert.StartsWith("{\"obstacles\":{", json.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (drop.ExitCode, drop.Errors));
        Assert.Contains("合计 All", drop.Output, StringComparison.Ordinal);
        Assert.Contains("Not counted, no longer in force then", drop.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (proposed.ExitCode, proposed.Errors));
        WhatIfResponse answer = JsonParser.Default.Parse<WhatIfResponse>(proposed.Output);
        Assert.Equal(Later, answer.AtTime.ToDateTimeOffset());
        Assert.InRange(answer.Total.Affected, 1, long.MaxValue);
        Assert.Equal(64, neither.ExitCode);
    }

    private Task<CertsResult> RunAsync(params string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.Gansu.Folder.Path]);

    private static async Task VerifyAsync(ServiceConnection service, byte[] document, uint province, int times)
    {
        VerifyCertificateRequest request = new() { Document = ByteString.CopyFrom(document), Province = province };
        for (int i = 0; i < times; i++)
        {
            await service.Verification.VerifyCertificateAsync(request, cancellationToken: Stop);
        }
    }

    private static async Task VerifyStreamAsync(ServiceConnection service, byte[] document, uint province, int times)
    {
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> call =
            service.Verification.VerifyCertificates(cancellationToken: Stop);
        for (int i = 0; i < times; i++)
        {
            await call.RequestStream.WriteAsync(
                new VerifyCertificatesRequest { Document = ByteString.CopyFrom(document), Province = province }, Stop);
        }

        await call.RequestStream.CompleteAsync();
        await foreach (VerifyCertificatesResponse answer in call.ResponseStream.ReadAllAsync(Stop))
        {
            Assert.Null(answer.Error);
        }
    }

    // Every row of both tables, as the file has it.
    private string Stored()
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(provinces.Gansu.Folder.Path, "certs.db")};Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            select month || '|' || issuing || '|' || relying || '|' || type || '|' || suites || '|' || seal || '|' || reason
              from obstacles
             union all
            select month || '|' || issuing || '|' || relying || '|' || recognition || '|' || duration from verdicts
            """;
        using SqliteDataReader row = command.ExecuteReader();
        List<string> rows = [];
        while (row.Read())
        {
            rows.Add(row.GetString(0));
        }

        return string.Join('\n', rows);
    }

    private static void AssertNothingPersonal(byte[] document, string stored)
    {
        PresentedDocument presented = PresentedDocument.Read(document);
        Assert.NotEmpty(stored);
        foreach (string secret in (string[])
            [
                presented.Document!.Payload.Number, $"{presented.Handle}", $"{presented.Digest}", $"{presented.Leaf}",
                "127.0.0.1",
            ])
        {
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
        }
    }
}
