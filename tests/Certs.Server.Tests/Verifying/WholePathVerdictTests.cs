using System.Text;
using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Server.Tests.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using Suites = Certs.Core.Suites.Suite;

namespace Certs.Server.Tests.Verifying;

/// <summary>Gansu issued and anchored; Zhejiang's own service judges, over gRPC.</summary>
[Collection(SharedProvinces.Name)]
public sealed class WholePathVerdictTests(TwoProvinces provinces)
{
    private static readonly string[] Checks =
    [
        "FORMAT", "DISCLOSURE", "SCHEMA", "SIGNATURE", "KEY", "AUTHORITY", "SUITE", "NUMBER", "INCLUSION", "FINALITY",
        "TIME", "STATUS", "PERIOD", "SEAL", "RECOGNITION", "BRIDGE", "PRESENTATION",
    ];

    [Fact]
    public async Task A_licence_signed_in_two_suites_is_accepted()
    {
        Report report = await JudgeAsync(await provinces.DualAsync(), 33);

        Assert.Equal(
            (Authenticity.TotalPassed, Standing.Active, Recognition.Recognised, Api.V1.Action.Accept),
            (report.Authenticity, report.Standing, report.Recognition, report.Action));
        Assert.Equal(["ES256", "SM2"], report.DocumentSuites);
        Assert.True(report.AsOf.BlockNumber > 0);
    }

    [Fact]
    public async Task No_check_is_silently_absent()
    {
        Report report = await JudgeAsync(await provinces.DualAsync(), 33);

        Assert.Equal(Checks.Order(), report.Checks.Select(check => check.Name).Distinct().Order());
        Assert.All(report.Checks, check => Assert.NotEqual(Outcome.Unspecified, check.Outcome));
        Assert.All(
            report.Checks.Where(check => check.Outcome != Outcome.Passed), check => Assert.NotEmpty(check.Reason));
    }

    [Fact]
    public async Task A_licence_signed_in_a_suite_that_is_not_recognised_is_authentic_and_referred_to_a_bridge()
    {
        Report report = await JudgeAsync(await provinces.Sm2Async(), 33);

        Assert.Equal(
            (Authenticity.TotalPassed, Standing.Active, Recognition.NotRecognised, Api.V1.Action.ReferToBridge),
            (report.Authenticity, report.Standing, report.Recognition, report.Action));
        Assert.Equal("SUITE", report.RecognitionReason);
        Assert.Equal(["ES256", "PS256"], report.RecognisedSuites);
    }

    [Fact]
    public async Task The_same_licence_is_accepted_by_the_rules_of_Yunnan()
    {
        Report report = await JudgeAsync(await provinces.Sm2Async(), 53);

        Assert.Equal((Recognition.Recognised, Api.V1.Action.Accept), (report.Recognition, report.Action));
    }

    [Fact]
    public async Task A_changed_byte_and_a_stripped_signature_fail_and_are_named()
    {
        byte[] dual = await provinces.DualAsync();

        Report changed = await JudgeAsync(Forgery.ChangeOneByte(dual), 33);
        Report stripped = await JudgeAsync(Forgery.Strip(dual, Suites.SM2), 33);

        Assert.Equal(
            (Authenticity.TotalFailed, Api.V1.Action.Reject), (changed.Authenticity, changed.Action));
        Assert.Contains(changed.Checks, check => check.Outcome == Outcome.Failed);
        Assert.Equal((Authenticity.TotalFailed, Api.V1.Action.Reject), (stripped.Authenticity, stripped.Action));
        Assert.Contains(stripped.Checks, check => check.Reason == "SIGNATURE_STRIPPED");
    }

    [Fact]
    public async Task A_stream_answers_every_item_in_order_and_goes_on_behind_a_wrong_one()
    {
        byte[] dual = await provinces.DualAsync();
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ServiceConnection window = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> call =
            window.Verification.VerifyCertificates(cancellationToken: stop);
        for (int i = 0; i < 200; i++)
        {
            VerifyCertificatesRequest item = new() { ItemId = $"{i}" };
            item.Document = i == 100 ? ByteString.Empty : ByteString.CopyFrom(dual);
            await call.RequestStream.WriteAsync(item, stop);
        }

        await call.RequestStream.CompleteAsync();
        List<VerifyCertificatesResponse> answers = [];
        await foreach (VerifyCertificatesResponse answer in call.ResponseStream.ReadAllAsync(stop))
        {
            answers.Add(answer);
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), answers.Select(answer => answer.ItemId));
        Assert.Equal((int)StatusCode.InvalidArgument, answers[100].Error.Code);
        answers.RemoveAt(100);
        Assert.All(answers, answer => Assert.Equal(Api.V1.Action.Accept, answer.Report.Action));
    }

    // Their signatures are verified together.
    [Fact]
    public async Task A_stream_gives_each_item_the_verdict_that_it_gets_alone()
    {
        byte[] dual = await provinces.DualAsync();
        byte[] sm2 = await provinces.Sm2Async();
        byte[][] kinds =
        [
            dual, sm2, Forgery.ChangeOneByte(dual), Forgery.Strip(dual, Suites.SM2), Forgery.Strip(dual, Suites.ES256),
            Swapped(dual), [.. "{}"u8],
        ];
        Report[] alone = await Task.WhenAll(kinds.Select(document => JudgeAsync(document, 33)));
        int[] order = [.. Enumerable.Range(0, 20 * kinds.Length).Select(i => i % kinds.Length)];
        new Random(3).Shuffle(order);
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ServiceConnection window = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> call =
            window.Verification.VerifyCertificates(cancellationToken: stop);
        foreach (int kind in order)
        {
            await call.RequestStream.WriteAsync(
                new VerifyCertificatesRequest { Document = ByteString.CopyFrom(kinds[kind]), Province = 33 }, stop);
        }

        await call.RequestStream.CompleteAsync();
        int at = 0;
        await foreach (VerifyCertificatesResponse answer in call.ResponseStream.ReadAllAsync(stop))
        {
            Assert.Equal(InWords(alone[order[at++]]), InWords(answer.Report));
        }

        Assert.Equal(order.Length, at);
    }

    private static string InWords(Report report) =>
        $"{report.Authenticity} {report.Standing} {report.Recognition} {report.Action}: "
        + string.Join(", ", report.Checks.Select(check => $"{check.Name} {check.Outcome} {check.Reason}"));

    // One signature's value in the place of the other's: good in form, and of nobody.
    private static byte[] Swapped(byte[] document)
    {
        JsonNode file = JsonNode.Parse(document)!;
        JsonArray signatures = file["signatures"]!.AsArray();
        string first = (string)signatures[0]!["signature"]!;
        signatures[0]!["signature"] = (string)signatures[1]!["signature"]!;
        signatures[1]!["signature"] = first;
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private async Task<Report> JudgeAsync(byte[] document, uint province)
    {
        using ServiceConnection window = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        VerifyCertificateRequest request = new() { Document = ByteString.CopyFrom(document), Province = province };
        return (await window.Verification.VerifyCertificateAsync(
            request, cancellationToken: TestContext.Current.CancellationToken)).Report;
    }
}
