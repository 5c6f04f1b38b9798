using System.Text.Json;
using Certs.Core.Documents;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>The life of a certificate from the command line, over a running service and its chain.</summary>
[Collection(SharedProvinces.Name)]
public sealed class LifecycleProgramTests(TwoProvinces provinces) : IDisposable
{
    private static readonly string[] Who = ["--officer", "张三", "--basis", "《行政处罚法》第九条"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_licence_is_suspended_resumed_and_by_two_persons_revoked_and_its_history_is_complete()
    {
        (string number, string file) = await SaveAsync();

        await SucceedAsync(["suspend", number, "--reason", "investigation", .. Who]);
        await EventuallyAsync(number, "SUSPENDED");
        await SucceedAsync(["resume", number, "--reason", "GROUNDS_REMOVED", .. Who]);
        await EventuallyAsync(number, "ACTIVE");
        CertsResult proposed = await SucceedAsync(["revoke", number, "--reason", "PENALTY", "--json", .. Who]);
        string proposal = JsonElement.Parse(proposed.Output).GetProperty("proposal_id").GetString()!;
        CertsResult listed = await SucceedAsync(["proposals", "list"]);
        CertsResult alone = await RunAsync(["proposals", "confirm", proposal, "--officer", "张三"]);
        await SucceedAsync(["proposals", "confirm", proposal, "--officer", "李四"]);
        await EventuallyAsync(number, "REVOKED");
        CertsResult history = await SucceedAsync(["history", "--document", file]);
        CertsResult verdict = await RunAsync(["verify", file, "--as", "62"]);

        Assert.Contains(number, listed.Output, StringComparison.Ordinal);
        Assert.Contains("SECOND_PERSON_NEEDED", alone.Errors, StringComparison.Ordinal);
        Assert.Contains("记录完整", history.Output, StringComparison.Ordinal);
        Assert.Contains("行政处罚：吊销", history.Output, StringComparison.Ordinal);
        Assert.Equal(1, verdict.ExitCode);
    }

    [Fact]
    public async Task An_incident_is_planned_from_a_file_confirmed_and_followed_to_its_end()
    {
        (string number, _) = await SaveAsync();
        string list = _folder.File("numbers.txt");
        await File.WriteAllTextAsync(list, number + "\nnothing\n", TestContext.Current.CancellationToken);

        CertsResult planned = await SucceedAsync(
        [
            "incident", "plan", "--issuer", provinces.Agency, "--act", "suspend", "--reason", "INVESTIGATION",
            "--file", list, "--json", .. Who,
        ]);
        JsonElement plan = JsonElement.Parse(planned.Output);
        CertsResult done =
            await SucceedAsync(["incident", "confirm", plan.GetProperty("incident_id").GetString()!, "--officer", "李四"]);

        Assert.Equal(
            ("1", "1"), (plan.GetProperty("selected").GetString(), plan.GetProperty("unknown").GetString()));
        Assert.Contains("已上链 recorded 1", done.Output, StringComparison.Ordinal);
        await EventuallyAsync(number, "SUSPENDED");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(string Number, string File)> SaveAsync()
    {
        byte[] document = await provinces.NewAsync();
        string file = _folder.File("licence.json");
        await File.WriteAllBytesAsync(file, document);
        return (DocumentReader.Read(document).Payload.Number, file);
    }

    private Task EventuallyAsync(string number, string standing) => Eventually.HoldsAsync(async () =>
    {
        CertsResult status = await RunAsync(["status", number, "--json"]);
        return JsonElement.Parse(status.Output).GetProperty("standing").GetString() == $"STANDING_{standing}";
    });

    private async Task<CertsResult> SucceedAsync(string[] arguments)
    {
        CertsResult result = await RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result;
    }

    private Task<CertsResult> RunAsync(string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.Gansu.Folder.Path]);
}
