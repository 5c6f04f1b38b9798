using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Certs.Server.Tests.Hosting;
using Google.Protobuf;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>Certificates that stand in another's place or rest on another, from the command line over a running service.</summary>
[Collection(SharedProvinces.Name)]
public sealed class LinkedCertificatesProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LifecycleShell _shell;
    private readonly TwoProvinces _provinces;

    public LinkedCertificatesProgramTests(TwoProvinces provinces)
    {
        _provinces = provinces;
        _shell = new LifecycleShell(provinces, _folder);
    }

    [Fact]
    public async Task A_licence_is_replaced_by_a_new_one_and_each_names_the_other()
    {
        (string old, string file) = await _shell.SaveAsync();
        string output = _folder.File("new.json");

        await _shell.SucceedAsync(
        [
            "supersede", old, await _shell.SaveFieldsAsync(), "--agency", _provinces.Agency, "--type", Licences.Type,
            "--reason", "CONTENT_CHANGED", "--out", output, .. LifecycleShell.Who,
        ]);
        await _shell.EventuallyAsync(old, Standing.Superseded);
        Payload issued = DocumentReader.Read(await File.ReadAllBytesAsync(output)).Payload;
        JsonElement status = await _shell.StatusAsync(old);
        CertsResult verdict = await _shell.RunAsync("verify", output, "--as", "62");
        CertsResult history = await _shell.SucceedAsync("history", "--document", file);

        Assert.Equal((old, 0), (issued.Supersedes, verdict.ExitCode));
        Assert.Equal(issued.Number, status.GetProperty("superseded_by").GetString());
        Assert.Contains($"换发为 superseded by {issued.Number}", history.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit_is_warned_of_when_the_licence_that_it_rests_on_falls_and_not_after_the_tie_is_removed()
    {
        (string permit, _) = await _shell.SaveAsync();
        (string licence, _) = await _shell.SaveAsync();
        (string other, _) = await _shell.SaveAsync();

        CertsResult added = await _shell.SucceedAsync("basis", "add", permit, licence);
        await _shell.SucceedAsync("basis", "add", permit, other);
        JsonElement left = await _shell.JsonAsync("basis", "remove", permit, other);
        foreach (string fallen in new[] { licence, other })
        {
            await _shell.SucceedAsync(["suspend", fallen, "--reason", "INVESTIGATION", .. LifecycleShell.Who]);
            await _shell.EventuallyAsync(fallen, Standing.Suspended);
        }

        JsonElement status = await _shell.StatusAsync(permit);
        CertsResult unknown = await _shell.RunAsync("basis", "add", permit, "nothing");

        Assert.Contains($"依据 rests on {licence}", added.Output, StringComparison.Ordinal);
        Assert.Equal([licence], left.GetProperty("basis_numbers").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(
            [licence],
            status.GetProperty("basis_warnings").EnumerateArray().Select(one => one.GetProperty("basis_number").GetString()));
        Assert.NotEqual(0, unknown.ExitCode);
    }

    [Fact]
    public async Task A_holder_reads_in_the_history_who_had_the_licence_judged_and_at_each_service_its_own_verdicts()
    {
        (string _, string file) = await _shell.SaveAsync();
        await JudgeAsync(_provinces.Gansu, file, "年检");
        await JudgeAsync(_provinces.Zhejiang, file, "备案");

        string history = "";
        await Eventually.HoldsAsync(async () =>
            (history = (await _shell.SucceedAsync("history", "--document", file)).Output)
            .Contains("查验 verified by 甘肃 Gansu Verifier  用于 for 浙江 Zhejiang  用途 purpose 年检", StringComparison.Ordinal));
        string looks = "";
        await Eventually.HoldsAsync(async () =>
            (looks = (await CertsProgram.RunAsync("looks", file, "--data", _provinces.Zhejiang.Folder.Path)).Output)
            .Contains("查验 verified by 浙江 Zhejiang Verifier  用于 for 浙江 Zhejiang  用途 purpose 备案", StringComparison.Ordinal));
        Assert.DoesNotContain("备案", history, StringComparison.Ordinal);
        Assert.DoesNotContain("年检", looks, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task JudgeAsync(NodeProcess node, string file, string purpose)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ServiceConnection verifiers = ServiceConnection.Open(node.Folder, "verifier");
        await verifiers.Verification.VerifyCertificateAsync(
            new VerifyCertificateRequest
            {
                Document = ByteString.CopyFrom(await File.ReadAllBytesAsync(file, stop)),
                Province = 33,
                Purpose = purpose,
            },
            cancellationToken: stop);
    }
}
