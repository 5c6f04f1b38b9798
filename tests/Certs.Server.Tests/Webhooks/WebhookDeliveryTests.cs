using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Certs.Core.Lifecycle;
using Certs.Server.Storage;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Webhooks;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Webhooks;

/// <summary>Changes are told by HTTP over a real store and a real chain: none is lost, and each in its order.</summary>
public sealed class WebhookDeliveryTests(LifecycleNode node) : IClassFixture<LifecycleNode>, IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HookReceiver _receiver = new();
    private readonly MovableTime _time = new();
    private WebhookWorker? _worker;

    [Fact]
    public async Task Changes_are_told_in_order_signed_and_without_a_number_that_was_not_asked_for()
    {
        await StartAsync("orders");
        (string number, _) = await node.IssueAsync();

        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        ReceivedHook[] told = await ReceivedAsync(2);

        Assert.Equal(["SUSPENDED", "ACTIVE"], told.Select(StateOf));
        Assert.DoesNotContain(number, Encoding.UTF8.GetString(told[0].Body), StringComparison.Ordinal);
        Assert.All(told, AssertSigned);
        Assert.Equal(2, told.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_again_and_later_changes_wait_for_it()
    {
        await StartAsync("failing");
        (string number, _) = await node.IssueAsync();
        int failures = 3;
        _receiver.Answer = _ => HookReceiver.Status(
            Interlocked.Decrement(ref failures) >= 0 ? "503 Service Unavailable" : "200 OK");

        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        ReceivedHook[] told = await ReceivedAsync(5);

        Assert.Single(told[..4].Select(one => one.Id).Distinct());
        Assert.Single(told[..4].Select(one => Encoding.UTF8.GetString(one.Body)).Distinct());
        Assert.Equal("SUSPENDED", StateOf(told[3]));
        Assert.Equal("ACTIVE", StateOf(told[4]));
        await Eventually.HoldsAsync(async () => await StateAsync("failing") is { Delivered: 2, Failures: 0, Problem: null });
    }

    [Fact]
    public async Task What_was_told_but_not_kept_is_told_again_after_a_kill_and_nothing_is_left_out()
    {
        await StartAsync("killed");
        (string number, _) = await node.IssueAsync();
        WebhookState before = (await StateAsync("killed"))!;
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        ReceivedHook first = (await ReceivedAsync(1))[0];
        await Eventually.HoldsAsync(async () => (await StateAsync("killed"))!.Delivered == 1);

        // As the store is when the service dies between the receiver's answer and its own commit.
        await StopAsync();
        await node.Node.Get<WebhookStore>().PutAsync(before);
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        await StartAsync("killed");
        ReceivedHook[] told = await ReceivedAsync(3);

        Assert.Equal(first.Id, told[1].Id);
        Assert.Equal(first.Body, told[1].Body);
        Assert.Equal("ACTIVE", StateOf(told[2]));
    }

    [Fact]
    public async Task What_cannot_be_told_for_too_long_stops_and_an_operator_lets_it_go_on()
    {
        await StartAsync("given-up");
        (string number, _) = await node.IssueAsync();
        _receiver.Answer = _ => HookReceiver.Status("500 Internal Server Error");
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await ReceivedAsync(1);
        await Eventually.HoldsAsync(async () => (await StateAsync("given-up"))!.Failures > 0);

        _time.Advance(TimeSpan.FromDays(6));
        await Eventually.HoldsAsync(async () => (await StateAsync("given-up"))!.StoppedAt is not null);
        _time.Advance(-TimeSpan.FromDays(6));
        int attempts = _receiver.Received.Count;
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        Assert.Equal(attempts, _receiver.Received.Count);

        _receiver.Answer = _ => HookReceiver.Status("200 OK");
        await node.Node.Get<ManageWebhooks>().ResumeAsync("given-up", skips: false, CancellationToken.None);
        ReceivedHook[] told = await ReceivedAsync(attempts + 2);
        Assert.Equal(["SUSPENDED", "ACTIVE"], told[attempts..].Select(StateOf));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_not_asked_twice()
    {
        await StartAsync("gone");
        (string number, _) = await node.IssueAsync();
        _receiver.Answer = _ => HookReceiver.Status("410 Gone");

        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await Eventually.HoldsAsync(async () => (await StateAsync("gone"))?.StoppedAt is not null);

        Assert.Single(_receiver.Received);
        Assert.Equal(WebhookProblem.Gone, (await StateAsync("gone"))!.Problem);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _receiver.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync(string name)
    {
        string authorities = _folder.File("authority.pem");
        await File.WriteAllTextAsync(authorities, _receiver.Authority);
        await node.RestartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Webhooks:AllowedHosts:0"] = HookReceiver.Host,
                ["Webhooks:AuthoritiesFile"] = authorities,
                ["Webhooks:FirstPause"] = "00:00:00.1",
                ["Webhooks:LongestPause"] = "00:00:01",
                ["Webhooks:Subscriptions:0:Name"] = name,
                ["Webhooks:Subscriptions:0:Url"] = $"https://{HookReceiver.Host}/changes?of=62",
                ["Webhooks:Subscriptions:0:Agency"] = node.Agency.ToString(),
            },
            network: new TestTargets(_receiver).With(HookReceiver.Host, ["93.184.216.34"]),
            time: _time);
        _worker = node.Node.Create<WebhookWorker>();
        await _worker.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(async () => await StateAsync(name) is not null);
    }

    private async Task StopAsync()
    {
        if (_worker is not null)
        {
            await _worker.StopAsync(CancellationToken.None);
            _worker.Dispose();
            _worker = null;
        }
    }

    private async Task<ReceivedHook[]> ReceivedAsync(int count)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(_receiver.Received.Count >= count));
        return [.. _receiver.Received.Take(count)];
    }

    private Task<WebhookState?> StateAsync(string name) =>
        node.Node.Get<WebhookStore>().FindAsync(name, CancellationToken.None);

    private static string StateOf(ReceivedHook hook) => JsonDocument.Parse(hook.Body).RootElement
        .GetProperty("change").GetProperty("status").GetProperty("state").GetString()!.Split('_')[^1];

    // Written after RFC 9421 §3.2 and §2.5 by itself, with what the receiver has and nothing else.
    private void AssertSigned(ReceivedHook hook)
    {
        string parameters = hook.Headers["signature-input"]["certs=".Length..];
        string[] lines =
        [
            "\"@method\": POST",
            $"\"@target-uri\": https://{hook.Headers["host"]}{hook.Line.Split(' ')[1]}",
            $"\"content-type\": {hook.Headers["content-type"]}",
            $"\"content-digest\": {hook.Headers["content-digest"]}",
            $"\"webhook-id\": {hook.Id}",
            $"\"@signature-params\": {parameters}",
        ];
        byte[] signature = Convert.FromBase64String(hook.Headers["signature"]["certs=:".Length..^1]);
        using ECDsa key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(node.Node.Get<WebhookKey>().Spki, out _);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes(string.Join('\n', lines)), signature, HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.Equal(
            $"sha-256=:{Convert.ToBase64String(SHA256.HashData(hook.Body))}:", hook.Headers["content-digest"]);
    }
}
