using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Verifying;

/// <summary>What anyone may ask, by plain HTTP with JSON: no library, no certificate.</summary>
[Collection(SharedProvinces.Name)]
public sealed class ConnectVerificationTests(TwoProvinces provinces)
{
    private const string Service = "certs.v1.VerificationService/";

    [Fact]
    public async Task A_document_is_judged()
    {
        string document = Convert.ToBase64String(await provinces.DualAsync());

        (HttpStatusCode status, JsonElement answer) =
            await PostAsync(Service + "VerifyCertificate", new { document, province = 33 });

        JsonElement report = answer.GetProperty("report");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("AUTHENTICITY_TOTAL_PASSED", report.GetProperty("authenticity").GetString());
        Assert.Equal("RECOGNITION_RECOGNISED", report.GetProperty("recognition").GetString());
        Assert.Equal("ACTION_ACCEPT", report.GetProperty("action").GetString());
    }

    [Fact]
    public async Task A_reason_is_explained_in_both_languages()
    {
        (HttpStatusCode status, JsonElement answer) =
            await PostAsync(Service + "ExplainReason", new { reason = "ANCHOR_PENDING" });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ANCHOR_PENDING", answer.GetProperty("reason").GetString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", answer.GetProperty("meaningZh").GetString());
        Assert.NotEmpty(answer.GetProperty("nextStepEn").GetString()!);
    }

    [Fact]
    public async Task An_error_is_JSON_with_the_code_and_the_reason()
    {
        (HttpStatusCode unknownStatus, JsonElement unknown) =
            await PostAsync(Service + "ExplainReason", new { reason = "NO_SUCH_REASON" });
        (HttpStatusCode emptyStatus, JsonElement empty) = await PostAsync(Service + "VerifyCertificate", new { });
        (HttpStatusCode closedStatus, JsonElement closed) =
            await PostAsync("certs.v1.AdministrationService/GetNodeStatus", new { });

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (unknownStatus, CodeOf(unknown)));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_argument"), (emptyStatus, CodeOf(empty)));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (closedStatus, CodeOf(closed)));
        Assert.Contains(
            unknown.GetProperty("details").EnumerateArray(),
            detail => detail.GetProperty("type").GetString() == "google.rpc.ErrorInfo");
    }

    private static string? CodeOf(JsonElement error) => error.GetProperty("code").GetString();

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string path, object body)
    {
        using HttpClient client = new() { BaseAddress = provinces.Gansu.Folder.ReadServiceFile().Plain };
        CancellationToken stop = TestContext.Current.CancellationToken;
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path, body, stop);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(stop));
    }
}
