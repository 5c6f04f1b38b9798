using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;
using Certs.Testing.Chain;
using Grpc.Core;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Hosting;

/// <summary>
/// A development chain that is killed loses no agency and no key that somebody was told is entered.
/// </summary>
public sealed class LostEntriesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public LostEntriesTests() => TestAnvil.Use();

    private DevChainFolder Chain => new(_folder.File("shared"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_node_that_runs_the_chain_has_them_after_its_chain_was_killed_at_once()
    {
        await using NodeProcess gansu = await StartAsync(62);
        DemoAgency agency = await FoundAsync(gansu);

        await KillChainAsync();

        await AssertIssuesAsync(gansu, agency);
    }

    [Fact]
    public async Task The_node_that_runs_the_chain_has_them_after_it_was_killed_at_once()
    {
        DemoAgency agency;
        await using (NodeProcess killed = await StartAsync(62))
        {
            agency = await FoundAsync(killed);
            await killed.KillAsync();
        }

        await using NodeProcess gansu = await StartAsync(62);

        await AssertIssuesAsync(gansu, agency);
    }

    [Fact]
    public async Task A_node_on_the_chain_of_another_enters_again_what_that_chain_lost()
    {
        await using NodeProcess zhejiang = await StartAsync(33);
        await using NodeProcess gansu = await StartAsync(62);
        DemoAgency agency = await FoundAsync(gansu);

        await KillChainAsync();

        await AssertIssuesAsync(gansu, agency);
    }

    [Fact]
    public async Task A_node_that_was_away_while_the_chain_lost_them_enters_them_before_its_first_call()
    {
        await using NodeProcess zhejiang = await StartAsync(33);
        DemoAgency agency;
        await using (NodeProcess away = await StartAsync(62))
        {
            agency = await FoundAsync(away);
            await KillChainAsync();
            await away.KillAsync();
        }

        await using NodeProcess gansu = await StartAsync(62);

        Assert.Equal(StatusCode.OK, await TryIssueAsync(gansu, agency.Urn));
        await AssertIssuesAsync(gansu, agency);
    }

    // With the service's keys, and with the key that the agency keeps itself. What a chain just lost is
    // missing for the moment that it takes to be entered again.
    private async Task AssertIssuesAsync(NodeProcess node, DemoAgency agency)
    {
        using ServiceConnection issuers = ServiceConnection.Open(node.Folder, "issuer");
        await Eventually.HoldsAsync(async () => await TryIssueAsync(node, agency.Urn) == StatusCode.OK);
        await Eventually.HoldsAsync(async () => StatusCode.OK == await TryAsync(
            () => agency.IssueWithOwnKeyAsync(issuers.Issuance, _stop)));
        ListCertificatesResponse issued = await issuers.Issuance.ListCertificatesAsync(
            new ListCertificatesRequest { Agency = agency.Urn, PageSize = 10 }, cancellationToken: _stop);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await Anchored.WaitAsync(
            issuers.Issuance, issued.Certificates.Select(certificate => certificate.Number), limit.Token);
    }

    private async Task<StatusCode> TryIssueAsync(NodeProcess node, string agency)
    {
        using ServiceConnection issuers = ServiceConnection.Open(node.Folder, "issuer");
        IssueCertificateRequest order = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(agency, Suite.Es256, Suite.Sm2),
        };
        return await TryAsync(
            async () => await issuers.Issuance.IssueCertificateAsync(order, cancellationToken: _stop));
    }

    private static async Task<StatusCode> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    private async Task<DemoAgency> FoundAsync(NodeProcess node)
    {
        using ServiceConnection operators = ServiceConnection.Open(node.Folder, "operator");
        return await DemoAgency.FoundAsync(operators.Administration, _stop);
    }

    // Returns when the owner of the chain has started it again.
    private async Task KillChainAsync()
    {
        int killed = NodeFile.Find(Chain.Node)!.ProcessId;
        using (Process anvil = Process.GetProcessById(killed))
        {
            anvil.Kill();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(NodeFile.Find(Chain.Node)!.ProcessId != killed));
    }

    private Task<NodeProcess> StartAsync(int province) => NodeProcess.StartAsync(
        province, _folder.File($"{province}"), _folder.File("shared"), ["--Keys:Iterations=1000"], _stop);
}
