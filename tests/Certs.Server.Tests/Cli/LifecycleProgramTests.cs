using System.Text.Json;
using Certs.Api.V1;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>The life of a certificate from the command line, over a running service and its chain.</summary>
[Collection(SharedProvinces.Name)]
public sealed class LifecycleProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LifecycleShell _shell;
    private readonly TwoProvinces _provinces;

    public LifecycleProgramTests(TwoProvinces provinces)
    {
        _provinces = provinces;
        _shell = new LifecycleShell(provinces, _folder);
    }

    [Fact]
    public async Task A_licence_is_suspended_resumed_and_by_two_persons_revoked_and_its_history_is_complete()
    {
        (string number, string file) = await _shell.SaveAsync();

        await _shell.SucceedAsync(["suspend", number, "--reason", "investigation", .. LifecycleShell.Who]);
        await _shell.EventuallyAsync(number, Standing.Suspended);
        await _shell.SucceedAsync(["resume", number, "--reason", "GROUNDS_REMOVED", .. LifecycleShell.Who]);
        await _shell.EventuallyAsync(number, Standing.Active);
        CertsResult proposed = await _shell.SucceedAsync(["revoke", number, "--reason", "PENALTY", "--json", .. LifecycleShell.Who]);
        string proposal = JsonElement.Parse(proposed.Output).GetProperty("proposal_id").GetString()!;
        CertsResult listed = await _shell.SucceedAsync(["proposals", "list"]);
        CertsResult alone = await _shell.RunAsync(["proposals", "confirm", proposal, "--officer", "张三"]);
        await _shell.SucceedAsync(["proposals", "confirm", proposal, "--officer", "李四"]);
        await _shell.EventuallyAsync(number, Standing.Revoked);
        CertsResult history = await _shell.SucceedAsync(["history", "--document", file]);
        CertsResult verdict = await _shell.RunAsync(["verify", file, "--as", "62"]);

        Assert.Contains(number, listed.Output, StringComparison.Ordinal);
        Assert.Contains("SECOND_PERSON_NEEDED", alone.Errors, StringComparison.Ordinal);
        Assert.Contains("记录完整", history.Output, StringComparison.Ordinal);
        Assert.Contains("行政处罚：吊销", history.Output, StringComparison.Ordinal);
        Assert.Equal(1, verdict.ExitCode);
    }

    [Fact]
    public async Task An_incident_is_planned_from_a_file_confirmed_and_followed_to_its_end()
    {
        (string number, _) = await _shell.SaveAsync();
        string list = _folder.File("numbers.txt");
        await File.WriteAllTextAsync(list, number + "\nnothing\n", TestContext.Current.CancellationToken);

        CertsResult planned = await _shell.SucceedAsync(
        [
            "incident", "plan", "--issuer", _provinces.Agency, "--act", "suspend", "--reason", "INVESTIGATION",
            "--file", list, "--json", .. LifecycleShell.Who,
        ]);
        JsonElement plan = JsonElement.Parse(planned.Output);
        CertsResult done =
            await _shell.SucceedAsync(["incident", "confirm", plan.GetProperty("incident_id").GetString()!, "--officer", "李四"]);

        Assert.Equal(
            ("1", "1"), (plan.GetProperty("selected").GetString(), plan.GetProperty("unknown").GetString()));
        Assert.Contains("已上链 recorded 1", done.Output, StringComparison.Ordinal);
        await _shell.EventuallyAsync(number, Standing.Suspended);
    }

    public void Dispose() => _folder.Dispose();
}
