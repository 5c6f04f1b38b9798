using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Certs.Server.Webhooks;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Webhooks;

/// <summary>Signatures hold for software that nobody here wrote (npm <c>http-message-signatures</c>).</summary>
public sealed class WebhookSignatureTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("", "true")]
    [InlineData("Webhook-Id", "false")]
    [InlineData("Content-Digest", "false")]
    public async Task A_request_is_verified_and_one_with_an_altered_header_is_not(string altered, string expected)
    {
        using WebhookKey key = new(_folder.Path);
        Uri target = new("https://hooks.example.com/changes?of=62");
        using HttpRequestMessage request =
            SignedRequest.Make(target, "orders.AQAAAA", "{\"cursor\":\"x\"}"u8.ToArray(), key, DateTimeOffset.UtcNow);
        Dictionary<string, string> headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(
            one => one.Key, one => string.Join(", ", one.Value) + (one.Key == altered ? "A" : ""));
        string input = JsonSerializer.Serialize(new
        {
            key = PemEncoding.WriteString("PUBLIC KEY", key.Spki),
            request = new { method = request.Method.Method, url = target.AbsoluteUri, headers },
        });

        Assert.Equal(expected, (await RunAsync(input)).Trim());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> RunAsync(string input)
    {
        string tests = Path.Combine(Repository.Root, "tests");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(tests, "node_modules", "http-message-signatures")),
            "SKIPPED: the npm packages are missing: run `npm ci` in the folder tests.");
        string script = Path.Combine(tests, "Certs.Server.Tests", "Webhooks", "verify-webhook.mjs");
        using Process node = Process.Start(new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using CancellationTokenSource limit = new(Limit);
        await node.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
        node.StandardInput.Close();
        string output = await node.StandardOutput.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);
        return output;
    }
}
