using System.Text.Json;
using Certs.Api.V1;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>Giving up, rejecting and following, from the command line over a running service.</summary>
[Collection(SharedProvinces.Name)]
public sealed class SecondPersonProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LifecycleShell _shell;

    public SecondPersonProgramTests(TwoProvinces provinces)
    {
        _shell = new LifecycleShell(provinces, _folder);
        Agency = provinces.Agency;
    }

    private string Agency { get; }

    [Fact]
    public async Task A_licence_that_is_given_up_is_cancelled_for_good()
    {
        (string number, string file) = await _shell.SaveAsync();

        await _shell.SucceedAsync(["cancel", number, "--reason", "HOLDER_REQUEST", .. LifecycleShell.Who]);
        await _shell.EventuallyAsync(number, Standing.Cancelled);
        CertsResult again = await _shell.RunAsync(["resume", number, "--reason", "GROUNDS_REMOVED", .. LifecycleShell.Who]);
        CertsResult verdict = await _shell.RunAsync("verify", file, "--as", "62");

        Assert.Contains("TRANSITION_NOT_ALLOWED", again.Errors, StringComparison.Ordinal);
        Assert.Equal(1, verdict.ExitCode);
    }

    [Fact]
    public async Task A_revocation_that_the_second_person_rejects_changes_nothing_and_cannot_be_confirmed_any_more()
    {
        (string number, _) = await _shell.SaveAsync();
        JsonElement proposed = await _shell.JsonAsync(["revoke", number, "--reason", "PENALTY", .. LifecycleShell.Who]);
        string proposal = proposed.GetProperty("proposal_id").GetString()!;

        CertsResult rejected = await _shell.SucceedAsync("proposals", "reject", proposal, "--officer", "李四");
        CertsResult late = await _shell.RunAsync("proposals", "confirm", proposal, "--officer", "李四");
        CertsResult listed = await _shell.SucceedAsync("proposals", "list");

        Assert.Contains("李四", rejected.Output, StringComparison.Ordinal);
        Assert.Contains("PROPOSED_CHANGE_CLOSED", late.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(number, listed.Output, StringComparison.Ordinal);
        await _shell.EventuallyAsync(number, Standing.Active);
    }

    [Fact]
    public async Task An_incident_that_is_rejected_changes_nothing_and_watching_it_ends()
    {
        (string number, _) = await _shell.SaveAsync();
        string list = _folder.File("numbers.txt");
        await File.WriteAllTextAsync(list, number, TestContext.Current.CancellationToken);
        JsonElement plan = await _shell.JsonAsync(
        [
            "incident", "plan", "--issuer", Agency, "--act", "suspend", "--reason", "INVESTIGATION", "--file", list,
            .. LifecycleShell.Who,
        ]);
        string incident = plan.GetProperty("incident_id").GetString()!;

        JsonElement rejected = await _shell.JsonAsync("incident", "reject", incident, "--officer", "李四");
        CertsResult watched = await _shell.SucceedAsync("incident", "watch", incident);
        CertsResult late = await _shell.RunAsync("incident", "confirm", incident, "--officer", "李四");

        Assert.Equal("INCIDENT_STATE_REJECTED", rejected.GetProperty("state").GetString());
        Assert.Contains("已变更 changed 0", watched.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, late.ExitCode);
        await _shell.EventuallyAsync(number, Standing.Active);
    }

    public void Dispose() => _folder.Dispose();
}
