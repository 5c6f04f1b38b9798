using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Suites;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Webhooks;
using Certs.Testing.Chain;
using Certs.Testing.Databases;
using Xunit;

namespace Certs.Server.Tests.Webhooks;

/// <summary>Of two replicas that share a store one tells; when it is gone, the other goes on where it was.</summary>
public sealed class WebhookReplicasTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IDisposable
{
    private const string Name = "replicas";

    private readonly TempFolder _folder = new();
    private readonly HookReceiver _receiver = new();

    [Fact]
    public async Task Each_change_is_told_by_one_of_them_and_the_other_takes_over()
    {
        Dictionary<string, string?> settings = await SettingsAsync();
        TestNode first = Open(settings);
        AgencyId agency = await first.EnterAgencyAsync(chain, Suite.ES256);
        settings["Webhooks:Subscriptions:0:Agency"] = agency.ToString();
        await first.DisposeAsync();
        first = Open(settings);
        await using TestNode second = Open(settings);
        await first.AnchorAllAsync();
        using WebhookWorker ofFirst = await StartAsync(first);
        using WebhookWorker ofSecond = await StartAsync(second);
        await Eventually.HoldsAsync(async () => await StateAsync(first) is not null);
        string number = await IssueAsync(first, agency);

        await ChangeAsync(first, number, ChangeAct.Suspend, ChangeReason.Investigation);
        await Eventually.HoldsAsync(async () => await StateAsync(first) is { Delivered: 1 });
        await ofFirst.StopAsync(CancellationToken.None);
        await first.DisposeAsync();
        await ChangeAsync(second, number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        await Eventually.HoldsAsync(async () => await StateAsync(second) is { Delivered: 2 });
        await ofSecond.StopAsync(CancellationToken.None);

        Assert.Equal(2, _receiver.Received.Count);
        Assert.Equal(2, _receiver.Received.Select(one => one.Id).Distinct().Count());
    }

    public void Dispose()
    {
        _receiver.Dispose();
        _folder.Dispose();
    }

    // Both in one folder, as replicas have the shared folder in common.
    private TestNode Open(Dictionary<string, string?> settings) => TestNode.Open(
        _folder.Path, chain, settings: settings,
        network: new TestTargets(_receiver).With(HookReceiver.Host, ["93.184.216.34"]));

    private async Task<Dictionary<string, string?>> SettingsAsync()
    {
        string authorities = _folder.File("authority.pem");
        string connection = _folder.File("connection");
        await File.WriteAllTextAsync(authorities, _receiver.Authority);
        await File.WriteAllTextAsync(connection, (await PostgresServer.SharedAsync()).MakeDatabase());
        return new Dictionary<string, string?>
        {
            ["Storage:ConnectionFile"] = connection,
            ["Webhooks:AllowedHosts:0"] = HookReceiver.Host,
            ["Webhooks:AuthoritiesFile"] = authorities,
            ["Webhooks:Subscriptions:0:Name"] = Name,
            ["Webhooks:Subscriptions:0:Url"] = $"https://{HookReceiver.Host}/changes",
            ["Webhooks:Subscriptions:0:Agency"] = "urn:certs:agency:62:1",
        };
    }

    private static async Task<WebhookWorker> StartAsync(TestNode node)
    {
        WebhookWorker worker = node.Create<WebhookWorker>();
        await worker.StartAsync(CancellationToken.None);
        return worker;
    }

    private static Task<WebhookState?> StateAsync(TestNode node) =>
        node.Get<WebhookStore>().FindAsync(Name, CancellationToken.None);

    private static async Task<string> IssueAsync(TestNode node, AgencyId agency)
    {
        await node.Get<IssuerDirectory>().ReloadAsync(CancellationToken.None);
        IssuedCertificate issued =
            await node.Get<IssueCertificates>().RunAsync(TestOrders.Order(agency), CancellationToken.None);
        await node.AnchorAllAsync();
        return issued.Number;
    }

    private static async Task ChangeAsync(TestNode node, string number, ChangeAct act, ChangeReason reason)
    {
        await node.Get<ChangeStatus>().RunAsync(LifecycleNode.Order(number, act, reason), CancellationToken.None);
        AnchoringWorker worker = node.Worker();
        StatusQueue queue = node.Get<StatusQueue>();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return await queue.CountWaitingAsync(CancellationToken.None) == 0;
        });
    }
}
