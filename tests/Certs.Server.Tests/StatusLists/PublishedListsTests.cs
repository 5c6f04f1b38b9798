using System.Net;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Server.Tests.Cli;
using Xunit;

namespace Certs.Server.Tests.StatusLists;

/// <summary>Lists over sockets from a running service, read by software that nobody here wrote.</summary>
public sealed class PublishedListsTests(ListingService service) : IClassFixture<ListingService>
{
    // Each look is a start of node with all the packages.
    private const int MostForLists = 60;

    private static readonly string[] Who = ["--officer", "张三", "--basis", "《行政处罚法》第九条"];

    [Fact]
    public async Task Foreign_verifiers_see_what_became_of_certificates_and_T7_no_request_names_one_of_them()
    {
        CertificateDocument untouched = await service.IssueAsync();
        CertificateDocument held = await service.IssueAsync();
        CertificateDocument revoked = await service.IssueAsync();
        CertificateDocument resumed = await service.IssueAsync();
        CertificateDocument[] all = [untouched, held, revoked, resumed];
        JsonNode before = await service.AskForeignVerifiersAsync(all);
        await SucceedAsync(["suspend", held.Payload.Number, "--reason", "INVESTIGATION", .. Who]);
        await SucceedAsync(["suspend", resumed.Payload.Number, "--reason", "INVESTIGATION", .. Who]);
        await SucceedAsync(["resume", resumed.Payload.Number, "--reason", "GROUNDS_REMOVED", .. Who]);
        await RevokeAsync(revoked.Payload.Number);

        JsonNode after = before;
        await Eventually.HoldsAsync(async () =>
        {
            after = await service.AskForeignVerifiersAsync(all);
            return StatusesOf(after) == "0 2 1 0";
        }, MostForLists);

        Assert.Equal("0 0 0 0", StatusesOf(before));
        Assert.All(before["tokens"]!.AsArray(), token => Assert.Null(token!["error"]));
        Assert.Equal(
            ["", "status 2", "status 1", ""],
            after["tokens"]!.AsArray().Select(token => token!["error"]?.GetValue<string>() ?? ""));
        Assert.Equal(
            ["False False", "False True", "True False", "False False"],
            after["bitstrings"]!.AsArray().Select(
                bits => $"{bits!["revocation"]!.GetValue<bool>()} {bits["suspension"]!.GetValue<bool>()}"));
        AssertNamesNoCertificate(after, all);
    }

    [Fact]
    public async Task Foreign_verifiers_refuse_lists_that_somebody_in_between_has_cleared()
    {
        JsonNode answer = await service.AskOverForgerAsync([await service.IssueAsync()]);

        JsonNode bits = Assert.Single(answer["bitstrings"]!.AsArray())!;
        Assert.Contains("Status List JWT verification failed", answer["tokens"]![0]!["error"]!.GetValue<string>());
        Assert.Contains("not verified", bits["revocation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("not verified", bits["suspension"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T7_a_list_is_whole_and_has_decoys_from_the_first_certificate_on()
    {
        JsonNode sizes = (await service.AskForeignVerifiersAsync([await service.IssueAsync()]))["sizes"]!;

        Assert.Equal(131_072, sizes["entries"]!.GetValue<int>());
        Assert.InRange(sizes["set"]!.GetValue<int>(), 200, 1_000);
    }

    [Fact]
    public async Task An_entry_is_given_out_once_also_after_a_restart_and_the_lists_go_on()
    {
        CertificateDocument first = await service.IssueAsync();

        await service.RestartAsync();
        CertificateDocument second = await service.IssueAsync();

        Assert.NotEqual(first.Payload.Status!.Index, second.Payload.Status!.Index);
        Assert.Equal(
            $"{ListingService.PublicAddress}/status-lists/{service.Segment}/1", second.Payload.Status.Uri);
        Assert.Equal("0 0", StatusesOf(await service.AskForeignVerifiersAsync([first, second])));
    }

    [Fact]
    public async Task A_list_is_cacheable_compressed_on_request_and_not_sent_to_who_has_it()
    {
        await service.IssueAsync();
        using HttpClient client = new() { BaseAddress = service.Plain };
        string path = $"/status-lists/{service.Segment}/1";

        using HttpResponseMessage whole = await SendAsync(client, path);
        using HttpResponseMessage small = await SendAsync(client, path, ("Accept-Encoding", "br, gzip"));
        using HttpResponseMessage same = await SendAsync(client, path, ("If-None-Match", whole.Headers.ETag!.ToString()));
        using HttpResponseMessage head = await SendAsync(client, path, method: HttpMethod.Head);
        using HttpResponseMessage credential = await SendAsync(client, path + "/suspension");

        Assert.Equal("application/statuslist+jwt", whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/vc", credential.Content.Headers.ContentType!.MediaType);
        Assert.InRange(whole.Headers.CacheControl!.MaxAge!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
        Assert.True(whole.Headers.CacheControl.Public);
        Assert.Equal("*", Assert.Single(whole.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(["gzip"], small.Content.Headers.ContentEncoding);
        Assert.True(small.Content.Headers.ContentLength < whole.Content.Headers.ContentLength);
        Assert.Equal(
            (HttpStatusCode.NotModified, 0L),
            (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).LongLength));
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/status-lists/#/2", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/#/0", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/#/-1", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/#/99999999999", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/#/1/message", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/62-999/1", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/62-999/did.json", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/0#/1", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/nobody", HttpStatusCode.NotFound)]
    [InlineData("/status-lists/#/1?time=1700000000", HttpStatusCode.NotImplemented)]
    public async Task What_is_not_published_is_refused(string path, HttpStatusCode expected)
    {
        await service.IssueAsync();
        using HttpClient client = new() { BaseAddress = service.Plain };

        using HttpResponseMessage answer =
            await SendAsync(client, path.Replace("#", service.Segment, StringComparison.Ordinal));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_lists_of_an_agency_are_told_together()
    {
        await service.IssueAsync();
        using HttpClient client = new() { BaseAddress = service.Plain };

        string lists = await client.GetStringAsync(
            $"/status-lists/{service.Segment}", TestContext.Current.CancellationToken);

        Assert.Equal(
            $"{{\"status_lists\":[\"{ListingService.PublicAddress}/status-lists/{service.Segment}/1\"]}}", lists);
    }

    private static string StatusesOf(JsonNode answer) =>
        string.Join(' ', answer["tokens"]!.AsArray().Select(token => token!["status"]?.ToString() ?? token.ToJsonString()));

    private void AssertNamesNoCertificate(JsonNode answer, CertificateDocument[] documents)
    {
        string lists = $"{ListingService.PublicAddress}/status-lists/{service.Segment}";
        string[] expected =
            [$"{lists}/1", $"{lists}/1/revocation", $"{lists}/1/suspension", $"{lists}/did.json", $"{lists}/jwks.json"];
        string[] requests = [.. answer["requests"]!.AsArray().Select(url => url!.GetValue<string>())];
        string log = File.ReadAllText(Path.Combine(service.Node.Folder.Path, "service.log"));

        Assert.Equal(expected, requests.Distinct().Order(StringComparer.Ordinal));
        Assert.All(documents, document =>
        {
            Assert.DoesNotContain(document.Payload.Number, log, StringComparison.Ordinal);
            Assert.DoesNotContain("status-lists", log, StringComparison.Ordinal);
        });
    }

    private async Task RevokeAsync(string number)
    {
        CertsResult proposed = await SucceedAsync(["revoke", number, "--reason", "PENALTY", "--json", .. Who]);
        string proposal = JsonNode.Parse(proposed.Output)!["proposal_id"]!.GetValue<string>();
        await SucceedAsync(["proposals", "confirm", proposal, "--officer", "李四"]);
    }

    private async Task<CertsResult> SucceedAsync(string[] arguments)
    {
        CertsResult result =
            await CertsProgram.RunAsync([.. arguments, "--data", service.Node.Folder.Path]);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string path, (string Name, string Value)? header = null, HttpMethod? method = null)
    {
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, path);
        if (header is { } one)
        {
            request.Headers.TryAddWithoutValidation(one.Name, one.Value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
