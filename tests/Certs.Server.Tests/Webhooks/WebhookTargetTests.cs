using System.ComponentModel.DataAnnotations;
using System.Net;
using Certs.Server.Webhooks;
using Microsoft.Extensions.Options;
using Xunit;

namespace Certs.Server.Tests.Webhooks;

/// <summary>
/// A webhook leads to a host that the administrator allowed, in the public Internet, and nowhere else (threat T19). The
/// receiver counts connections; every address leads to it.
/// </summary>
public sealed class WebhookTargetTests : IDisposable
{
    private const string Public = "93.184.216.34";

    private readonly TempFolder _folder = new();
    private readonly HookReceiver _receiver = new();

    /// <summary>Forms of addresses, and what the name in them leads to; null: the name is what the resolver makes of it.</summary>
    public static TheoryData<string, string?> Forms() => new()
    {
        { "https://127.0.0.1/", null }, { "https://127.1/", null }, { "https://127.0.1/", null },
        { "https://2130706433/", null }, { "https://0x7f000001/", null }, { "https://0x7f.0.0.1/", null },
        { "https://0177.0.0.1/", null }, { "https://017700000001/", null }, { "https://0/", null },
        { "https://0.0.0.0/", null }, { "https://10.0.0.1/", null }, { "https://172.16.0.1/", null },
        { "https://192.168.1.1/", null }, { "https://169.254.169.254/latest/meta-data/", null },
        { "https://100.64.0.1/", null }, { "https://[::1]/", null }, { "https://[::]/", null },
        { "https://[::ffff:127.0.0.1]/", null }, { "https://[::ffff:7f00:1]/", null }, { "https://[fe80::1]/", null },
        { "https://[fd00::1]/", null }, { "https://[64:ff9b::7f00:1]/", null }, { "https://[2002:7f00:1::]/", null },
        { "https://93.184.216.34/", null }, { "https://localhost/", "127.0.0.1" },
        { "https://hooks.example.com./", Public }, { "https://hooks.example.com:8443/", Public },
        { "https://hooks.example.com:22/", Public }, { "http://hooks.example.com/", Public },
        { "https://user:secret@hooks.example.com/", Public }, { "https://hooks.example.com@evil.example.net/", Public },
        { "https://hooks.example.com#@evil.example.net/", Public }, { "https://hooks.example.com\\@evil.example.net/", Public },
        { "https:\\\\hooks.example.com/", Public }, { "https://HOOKS.example.com/", Public },
        { "https://hooks。example。com/", Public }, { "https://１２７.0.0.1/", null },
        { "https://hooks.example.com/a b", Public }, { "https://hooks.example.com/\r\nHost: evil", Public },
        { "file:///etc/passwd", null }, { "gopher://hooks.example.com/_POST", Public }, { "ftp://hooks.example.com/", Public },
        { "//hooks.example.com/", Public }, { "hooks.example.com", Public }, { "data:text/plain,1", null }, { "", null },
        { "https://inside.example.com/", "10.1.2.3" }, { "https://inside.example.com/", "127.0.0.1" },
        { "https://inside.example.com/", "::1" }, { "https://inside.example.com/", "::ffff:127.0.0.1" },
        { "https://inside.example.com/", "169.254.169.254" }, { "https://inside.example.com/", "100.100.100.200" },
        { "https://inside.example.com/", "fd00:ec2::254" }, { "https://inside.example.com/", "fe80::1" },
        { "https://inside.example.com/", "64:ff9b::a9fe:a9fe" }, { "https://inside.example.com/", "2002:7f00:1::" },
        { "https://inside.example.com/", "2001:0:7f00:1::" }, { "https://inside.example.com/", "224.0.0.1" },
        { "https://inside.example.com/", "255.255.255.255" }, { "https://inside.example.com/", "0.0.0.0" },
        { "https://inside.example.com/", "ff02::1" }, { "https://inside.example.com/", "2001:db8::1" },
    };

    // As an administrator who allows all of them would have it: what stands in the way is not the list of hosts alone.
    private static string[] AllHosts =>
    [
        .. Forms().Select(row => row.Data.Item1)
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri.Host : "").Distinct(),
        "127.1", "2130706433", "hooks.example.com", "evil.example.net", "inside.example.com", "localhost",
    ];

    [Fact]
    public async Task T19_no_form_of_a_forbidden_address_makes_a_connection()
    {
        WebhookProblem?[] outcomes = [.. await Task.WhenAll(Forms().Select(row => TryAsync(row.Data.Item1, row.Data.Item2)))];

        Assert.True(outcomes.Length >= 40);
        Assert.DoesNotContain(null, outcomes);
        Assert.Equal(0, _receiver.Connections);
    }

    [Fact]
    public async Task T19_the_listener_would_have_noticed_and_a_good_target_is_reached()
    {
        TestTargets open = new(_receiver);
        foreach (string address in new[] { "127.0.0.1", "169.254.169.254", "::1" })
        {
            await (await open.ConnectAsync(new IPEndPoint(IPAddress.Parse(address), 443), CancellationToken.None)).DisposeAsync();
        }

        WebhookProblem? good = await TryAsync("https://hooks.example.com/path", Public);

        Assert.Null(good);
        Assert.Equal(4, _receiver.Connections);
    }

    [Fact]
    public async Task T19_a_name_with_one_private_address_among_public_ones_is_not_connected_to()
    {
        TestTargets network = new TestTargets(_receiver).With(HookReceiver.Host, [Public, "2606:2800:220:1::1", "10.0.0.1"]);

        Assert.Equal(WebhookProblem.TargetRefused, await SendAsync(network, "https://hooks.example.com/"));
        Assert.Equal(0, _receiver.Connections);
    }

    [Fact]
    public async Task T19_a_name_that_changes_its_address_after_it_was_looked_at_gains_nothing()
    {
        TestTargets network = new TestTargets(_receiver).With(HookReceiver.Host, [Public], ["127.0.0.1"]);
        _receiver.Answer = _ => HookReceiver.Status("204 No Content", "Connection: close\r\n");

        WebhookProblem? first = await SendAsync(network, "https://hooks.example.com/");
        int resolvedByThen = network.Resolved;
        WebhookProblem? second = await SendAsync(network, "https://hooks.example.com/");

        Assert.Equal((null, 1), (first, resolvedByThen));
        Assert.Equal(WebhookProblem.TargetRefused, second);
        Assert.Equal(1, _receiver.Connections);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://hooks.example.com/elsewhere")]
    [InlineData("file:///etc/passwd")]
    public async Task T19_no_redirection_is_followed(string location)
    {
        TestTargets network = new TestTargets(_receiver).With(HookReceiver.Host, [Public]);
        _receiver.Answer = _ => HookReceiver.Status("307 Temporary Redirect", $"Location: {location}\r\n");

        WebhookProblem? problem = await SendAsync(network, "https://hooks.example.com/");

        Assert.Equal(WebhookProblem.Redirected, problem);
        Assert.Equal((1, 1, 1), (network.Resolved, _receiver.Connections, _receiver.Received.Count));
    }

    [Fact]
    public async Task A_receiver_with_a_certificate_for_another_name_is_told_nothing()
    {
        TestTargets network = new TestTargets(_receiver).With("other.example.com", [Public]);

        WebhookProblem? problem = await SendAsync(network, "https://other.example.com/");

        Assert.Equal(WebhookProblem.NotReached, problem);
        Assert.Empty(_receiver.Received);
    }

    [Fact]
    public async Task An_answer_of_more_than_64_KiB_is_not_taken()
    {
        TestTargets network = new TestTargets(_receiver).With(HookReceiver.Host, [Public]);
        _receiver.Answer = _ => HookReceiver.Status("200 OK", body: new string('x', 70_000));

        Assert.Equal(WebhookProblem.AnswerTooLong, await SendAsync(network, "https://hooks.example.com/"));
    }

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("223.5.5.5", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("5f00::1", false)]
    [InlineData("3fff::1", false)]
    public void Public_is_what_no_registry_of_special_addresses_has(string address, bool isPublic)
    {
        Assert.Equal(isPublic, PublicAddresses.Contains(IPAddress.Parse(address)));
    }

    public void Dispose()
    {
        _receiver.Dispose();
        _folder.Dispose();
    }

    // Through the settings, as an address comes; what they take is sent to.
    private async Task<WebhookProblem?> TryAsync(string url, string? leadsTo)
    {
        TestTargets network = new(_receiver);
        if (leadsTo is not null && Uri.TryCreate(url, UriKind.Absolute, out Uri? uri))
        {
            network.With(uri.IdnHost, [leadsTo]);
        }

        WebhooksOptions options = new()
        {
            AllowedHosts = AllHosts,
            Subscriptions = [new WebhookSubscription { Name = "a", Url = url, Agency = "urn:certs:agency:62:1" }],
        };
        return options.Validate(new ValidationContext(options)).Any()
            ? WebhookProblem.TargetRefused
            : await SendAsync(network, url);
    }

    private async Task<WebhookProblem?> SendAsync(TestTargets network, string url)
    {
        string authorities = _folder.File($"{Guid.NewGuid()}.pem");
        await File.WriteAllTextAsync(authorities, _receiver.Authority);
        string folder = Directory.CreateDirectory(_folder.File(Guid.NewGuid().ToString())).FullName;
        using WebhookKey key = new(folder);
        using WebhookSender sender = new(network, Options.Create(new WebhooksOptions { AuthoritiesFile = authorities }));
        using HttpRequestMessage request =
            SignedRequest.Make(new Uri(url), "a.1", "{}"u8.ToArray(), key, DateTimeOffset.UnixEpoch);
        return await sender.SendAsync(request, CancellationToken.None);
    }
}
