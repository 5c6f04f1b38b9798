using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Bridging;
using Certs.Core.Verification;
using Certs.Server.Tests.Hosting;
using Google.Protobuf;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs bridge</c> as a program, against a node of Gansu for windows in Zhejiang.</summary>
[Collection(SharedProvinces.Name)]
public sealed class BridgeProgramTests(TwoProvinces provinces) : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceConnection _issuers = null!;
    private ServiceConnection _holders = null!;
    private string _agency = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuers = ServiceConnection.Open(provinces.Gansu.Folder, "issuer");
        _holders = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        _agency = await FoundAsync("兰州新区市场监督管理局", Licences.Type, "SM2");
        await FoundAsync("甘肃省政务服务局", BridgeType.Vct, "ES256");
    }

    [Fact]
    public async Task A_statement_is_requested_shown_and_withdrawn()
    {
        string file = await SaveAsync(await IssueAsync());

        CertsResult requested = await RunAsync("bridge", "request", file, "--for", "33");
        string bridged = requested.Output.Trim();
        CertsResult shown = await RunAsync("bridge", "inspect", bridged);
        JsonElement said = Assert.Single(
            (await JsonAsync("bridge", "inspect", bridged)).GetProperty("statements").EnumerateArray());
        CertsResult none = await RunAsync("bridge", "inspect", file);
        JsonElement withdrawn = await JsonAsync("bridge", "withdraw", file, "--for", "33");
        CertsResult again = await RunAsync("bridge", "withdraw", file, "--for", "33");

        Assert.Equal((0, ""), (requested.ExitCode, requested.Errors));
        Assert.Contains("浙江 Zhejiang (33)", shown.Output, StringComparison.Ordinal);
        Assert.Equal(
            (33, "[\"ES256\"]"),
            (said.GetProperty("claims").GetProperty("for").GetInt32(), said.GetProperty("signatures").GetRawText()));
        Assert.True(said.GetProperty("anchor").GetProperty("block").GetInt64() > 0);
        Assert.Contains("No bridge statement", none.Output, StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, withdrawn.GetProperty("withdraw_time").ValueKind);
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.StartsWith("Withdrawn ", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_certificates_of_an_agency_are_bridged_once_and_a_second_run_passes_them_over()
    {
        byte[][] documents = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => IssueAsync()));

        JsonElement first = await JsonAsync("bridge", "all", "--issuer", _agency, "--for", "33");
        CertsResult second = await RunAsync("bridge", "all", "--issuer", _agency, "--for", "33");
        CertsResult rest = await RunAsync(
            "bridge", "all", "--issuer", _agency, "--for", "33", "--resume",
            first.GetProperty("progress").GetProperty("resume_token").GetString()!);

        Assert.Equal(
            ("4", "4", "0", 0),
            (first.GetProperty("progress").GetProperty("done").GetString(),
                first.GetProperty("progress").GetProperty("made").GetString(),
                first.GetProperty("progress").GetProperty("omitted").GetString(),
                first.GetProperty("omissions").GetArrayLength()));
        Assert.Contains("0 statements made, 4 were there, 0 without, of 4.", second.Output, StringComparison.Ordinal);
        Assert.Contains("4 of 4", second.Errors, StringComparison.Ordinal);
        Assert.Contains("0 statements made, 0 were there, 0 without, of 0.", rest.Output, StringComparison.Ordinal);
        GetStatementResponse statement = await _holders.Bridge.GetStatementAsync(
            new GetStatementRequest
            {
                OriginalLeaf = ByteString.CopyFrom(PresentedDocument.Read(documents[0]).Leaf.ToArray()),
                Province = 33,
                WaitUntilAnchored = true,
            },
            cancellationToken: Stop);
        Assert.Equal(AnchorState.Anchored, statement.Statement.AnchorState);
    }

    [Fact]
    public async Task A_certificate_that_needs_no_bridge_is_left_out_of_a_bulk_and_named()
    {
        string dual = await FoundAsync("张掖市市场监督管理局", Licences.Type, "SM2", "ES256");
        await IssueAsync(dual, Suite.Sm2, Suite.Es256);

        JsonElement answer = await JsonAsync("bridge", "all", "--issuer", dual, "--for", "33");
        CertsResult words = await RunAsync("bridge", "all", "--issuer", dual, "--for", "33");

        JsonElement omission = Assert.Single(answer.GetProperty("omissions").EnumerateArray());
        Assert.Equal("BRIDGE_NOT_NEEDED", omission.GetProperty("reason").GetString());
        Assert.Contains("BRIDGE_NOT_NEEDED", words.Output, StringComparison.Ordinal);
        Assert.Contains("0 statements made, 0 were there, 1 without, of 1.", words.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_long_statements_took_is_told_from_five_on()
    {
        byte[][] documents = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => IssueAsync()));
        foreach (byte[] document in documents)
        {
            await _holders.Bridge.RequestStatementAsync(
                new RequestStatementRequest
                {
                    RequestId = Guid.NewGuid().ToString(),
                    Document = ByteString.CopyFrom(document),
                    Province = 33,
                    WaitUntilAnchored = true,
                },
                cancellationToken: Stop);
        }

        JsonElement[] pairs = [];
        await Eventually.HoldsAsync(async () =>
        {
            JsonElement told = await JsonAsync("obstacles");
            pairs = [.. told.GetProperty("indicators").GetProperty("bridging").EnumerateArray()];
            return pairs.Length > 0;
        });
        CertsResult words = await RunAsync("obstacles");

        JsonElement pair = Assert.Single(pairs);
        Assert.Equal(
            (62, 33),
            (pair.GetProperty("issuing_province").GetInt32(), pair.GetProperty("relying_province").GetInt32()));
        Assert.EndsWith("s", pair.GetProperty("median_time_to_bridge").GetString(), StringComparison.Ordinal);
        Assert.Contains("桥接用时 Time to bridge", words.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _issuers.Dispose();
        _holders.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> FoundAsync(string name, string type, params string[] suites)
    {
        JsonElement agency = await JsonAsync(
            "agencies", "add", "--code", "11620000013894568K", "--name-zh", name, "--name-en", "An agency", "--type", type);
        string urn = agency.GetProperty("urn").GetString()!;
        foreach (string suite in suites)
        {
            await JsonAsync("keys", "new", "--agency", urn, "--suite", suite);
        }

        return urn;
    }

    private Task<byte[]> IssueAsync() => IssueAsync(_agency, Suite.Sm2);

    private async Task<byte[]> IssueAsync(string agency, params Suite[] suites)
    {
        Certificate issued = (await _issuers.Issuance.IssueCertificateAsync(
            new IssueCertificateRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Content = Licences.Content(agency, suites),
            },
            cancellationToken: Stop)).Certificate;
        return await Anchored.DocumentAsync(_issuers.Issuance, issued.Number, Stop);
    }

    private async Task<string> SaveAsync(byte[] document)
    {
        string file = _folder.File("licence.json");
        await File.WriteAllBytesAsync(file, document, Stop);
        return file;
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments) =>
        (await RunAsync([.. arguments, "--json"])).ToJson();

    // What only reads a file takes no folder.
    private Task<CertsResult> RunAsync(params string[] arguments) => CertsProgram.RunAsync(
        arguments is ["bridge", "inspect", ..] ? arguments : [.. arguments, "--data", provinces.Gansu.Folder.Path]);
}
