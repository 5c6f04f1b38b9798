using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs watch</c> as a program.</summary>
[Collection(SharedProvinces.Name)]
public sealed class WatchProgramTests(TwoProvinces provinces)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_are_printed_for_people_and_for_programs_and_a_cursor_goes_on()
    {
        using ServiceConnection issuers = ServiceConnection.Open(provinces.Gansu.Folder, "issuer");
        string number = await IssueAsync(issuers);
        await ChangeAsync(issuers, number, ChangeAct.Suspend, ChangeReason.Investigation);
        await ChangeAsync(issuers, number, ChangeAct.Resume, ChangeReason.GroundsRemoved);

        CertsResult lines = await RunAsync("watch", number, "--after-block", "0", "--count", "2");
        CertsResult first = await RunAsync("watch", number, "--after-block", "0", "--count", "1", "--json");
        JsonElement told = first.ToJson();
        CertsResult second = await RunAsync(
            "watch", "--type", Licences.Type, "--cursor", told.GetProperty("cursor").GetString()!, "--count", "1", "--json");

        Assert.True(lines.ExitCode == 0, lines.Errors);
        Assert.Collection(
            lines.Lines(),
            line =>
            {
                Assert.Contains(number, line, StringComparison.Ordinal);
                Assert.Contains("暂停  Suspended", line, StringComparison.Ordinal);
                Assert.Contains("立案调查期间暂扣", line, StringComparison.Ordinal);
            },
            line => Assert.Contains("有效  In force", line, StringComparison.Ordinal));
        Assert.Contains("--cursor ", lines.Errors, StringComparison.Ordinal);
        Assert.Equal(1, told.GetProperty("change").GetProperty("status").GetProperty("sequence").GetInt32());
        Assert.Equal(
            (number, 2),
            (second.ToJson().GetProperty("change").GetProperty("number").GetString(),
                second.ToJson().GetProperty("change").GetProperty("status").GetProperty("sequence").GetInt32()));
    }

    [Fact]
    public async Task A_holder_is_watched_by_the_key_that_is_named_for_it()
    {
        const string holder = "91320115MA202UKD7X";
        using ServiceConnection issuers = ServiceConnection.Open(provinces.Gansu.Folder, "issuer");
        string number = await IssueAsync(issuers);
        await ChangeAsync(issuers, number, ChangeAct.Suspend, ChangeReason.Investigation);

        CertsResult refused = await RunAsync("watch", "--holder", holder, "--after-block", "0", "--count", "1");
        using X509Certificate2 verifier = RawCaller.CertificateOf(provinces.Gansu, "verifier");
        RolesOfNode.NameHolder(provinces.Gansu, verifier, holder);
        CertsResult told = await RunAsync("watch", "--holder", holder, "--after-block", "0", "--count", "1", "--json");

        Assert.Contains("HOLDER_NOT_YOURS", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, told.ExitCode);
        Assert.NotEmpty(told.ToJson().GetProperty("change").GetProperty("number").GetString()!);
        Assert.DoesNotContain(holder, told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_watched_is_said_at_once()
    {
        CertsResult nothing = await RunAsync("watch");
        CertsResult unknown = await RunAsync("watch", "no such number");
        CertsResult cursor = await RunAsync("watch", "--agency", provinces.Agency, "--cursor", "none");

        Assert.Equal(64, nothing.ExitCode);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("CERTIFICATE_NOT_FOUND", unknown.Errors, StringComparison.Ordinal);
        Assert.Equal(1, cursor.ExitCode);
        Assert.Contains("CURSOR_INVALID", cursor.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_reader_that_lost_its_connection_goes_on_from_its_cursor()
    {
        using ServiceConnection issuers = ServiceConnection.Open(provinces.Gansu.Folder, "issuer");
        string number = await IssueAsync(issuers);
        WatchStatusRequest request = new() { Certificates = new WatchedCertificates { Numbers = { number } }, AfterBlock = 0 };
        using ReopenedService service = new(provinces.Gansu.Folder, "verifier");
        StatusFollower follower = new(_ => service.Reopen().Watch, request);
        await ChangeAsync(issuers, number, ChangeAct.Suspend, ChangeReason.Investigation);
        await ChangeAsync(issuers, number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        List<uint> told = [];

        await foreach (WatchStatusResponse message in follower.RunAsync(Stop))
        {
            if (message.Change is { } change)
            {
                told.Add(change.Status.Sequence);
                service.Dispose();
            }

            if (told.Count == 2)
            {
                break;
            }
        }

        Assert.Equal([1u, 2u], told);
        Assert.True(follower.Attempts >= 2);
    }

    private async Task<string> IssueAsync(ServiceConnection issuers)
    {
        IssueCertificateRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(provinces.Agency, Suite.Es256),
        };
        return (await issuers.Issuance.IssueCertificateAsync(request, cancellationToken: Stop)).Certificate.Number;
    }

    private static async Task ChangeAsync(
        ServiceConnection issuers, string number, ChangeAct act, ChangeReason reason) =>
        await issuers.Lifecycle.ChangeStatusAsync(
            new ChangeStatusRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Number = number,
                Act = act,
                Reason = reason,
                Officer = "张三",
                LegalBasis = "依据",
            },
            cancellationToken: Stop);

    private Task<CertsResult> RunAsync(params string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.Gansu.Folder.Path]);
}
