using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.Lifecycle;
using Certs.Core.ShortForms;
using Certs.Core.Verification;
using Certs.Testing;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Page;

/// <summary>The page itself: in a browser, and what it is built from.</summary>
public sealed class PageTests : IDisposable
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Certs.Page");

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("certs-page-test");

    public void Dispose() => _files.Delete(recursive: true);

    [Fact]
    public async Task A_browser_without_a_network_shows_the_verdict_on_what_is_dropped_and_remembers_the_trust_file()
    {
        string browser = BrowserOrSkip();
        OfflineScenario scenario = Living();
        string bundle = Write("bundle.crtb", BundleWriter.WriteBinary(scenario.Bundle));
        string trust = Write("trust.json", PageVectors.Signed(scenario.Trust));
        string older = Write("older.json", PageVectors.Signed(scenario.Trust with { Version = 6 }));
        string picture = Write("picture.png", [0x89, 0x50, 0x4e, 0x47]);

        string[][] seen = await OpenAsync(browser, [new[] { bundle }, new[] { trust, bundle }, new[] { bundle }, new[] { older }, new[] { picture }]);

        Assert.Equal("请人工核实", seen[0][0]);
        Assert.Contains("SIGNATURE TRUST_FILE_MISSING", seen[0]);
        Assert.Equal("可以接受", seen[1][0]);
        Assert.Equal(["可以接受", .. scenario.Offline.Findings.Select(RowOf)], seen[2]);
        Assert.Equal(["信任文件未被采用", "TRUST_FILE_ROLLED_BACK"], seen[3]);
        Assert.Equal(["这不是证据包、二维码、证照或信任文件"], seen[4]);
    }

    [Fact]
    public async Task A_picture_of_a_code_that_is_dropped_and_codes_before_the_camera_get_their_verdict()
    {
        string browser = BrowserOrSkip();
        OfflineScenario scenario = Living();
        string trust = Write("trust.json", PageVectors.Signed(scenario.Trust));
        string text = ShortForm.Write(TestWitnesses.Of(scenario)!);
        string picture = Write("code.png", CodePictures.Png(text));
        string[] frames = [.. Frame.Split(BundleWriter.WriteBinary(scenario.Bundle)).Select(frame => frame.ToText())];
        string first = Write("first.png", CodePictures.Png(frames[0]));
        string rest = Write("rest.txt", System.Text.Encoding.ASCII.GetBytes(frames[1]));
        string one = Write("one.y4m", CodePictures.Video([text]));
        string many = Write("many.y4m", CodePictures.Video(frames));

        string[][] dropped = await OpenAsync(browser, [new[] { trust }, new[] { picture }, new[] { first, rest }]);
        string[][] scanned = await OpenAsync(browser, [new[] { trust }, "scan"], one);
        string[][] collected = await OpenAsync(browser, [new[] { trust }, "scan"], many);

        string[] verdict = ["可以接受", .. scenario.Offline.Findings.Select(RowOf)];
        Assert.Equal(verdict, dropped[1]);
        Assert.Equal([$"已读取 2 / {frames.Length} 个二维码，请继续。"], dropped[2]);
        Assert.Equal(verdict, scanned[1]);
        Assert.Equal(verdict, collected[1]);
    }

    [Fact]
    public async Task A_page_that_is_still_being_read_shows_no_button_and_keeps_what_is_dropped_on_it()
    {
        string browser = BrowserOrSkip();
        string text = ShortForm.Write(TestWitnesses.Of(Living())!);

        string[][] seen = await OpenAsync(browser, [new { early = text }]);

        Assert.Equal("请人工核实", seen[0][0]);
        Assert.Equal("false", seen[0][^1]);
    }

    [Fact]
    public async Task A_browser_remembers_proven_blocks_and_hands_out_two_of_one_height()
    {
        string browser = BrowserOrSkip();
        using ForkedChain chain = new(LivingBuilder());
        string trust = Write("trust.json", PageVectors.Signed(chain.One.Trust));
        string full = Write("full.crtb", BundleWriter.WriteBinary(chain.One.Bundle));
        string other = Write("other.txt", Encoding.ASCII.GetBytes(ShortForm.Write(TestWitnesses.Of(chain.Other)!)));

        string[][] seen = await OpenAsync(browser, [new[] { trust, full }, new[] { other }, new[] { full }]);

        Assert.Equal(chain.EvidenceName, seen[1][^1]);
        Assert.Contains("STATUS LOG_EQUIVOCATION", seen[1]);
        Assert.Equal("可以接受", seen[0][0]);
        Assert.Equal(seen[0], seen[2]);
    }

    [Fact]
    public void The_page_gives_each_reason_the_meaning_that_Core_gives_it()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "src", "verdict", "reasons.json"));

        string[] rows = [.. JsonNode.Parse(text)!.AsArray().Select(row => row!.ToJsonString())];

        Assert.Equal([.. ReasonTable.All.Select(reason => RowOf(reason).ToJsonString())], rows);
    }

    [Fact]
    public void The_page_has_the_reasons_of_changes_that_Core_has()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "src", "verdict", "changeReasons.json"));

        string[] rows = [.. JsonNode.Parse(text)!.AsArray().Select(row => row!.ToJsonString())];

        Assert.Equal([.. ChangeReasons.All.Select(reason => RowOf(reason).ToJsonString())], rows);
    }

    [Fact]
    public async Task The_page_in_the_repository_is_the_one_that_its_sources_make()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The npm packages are missing: run `npm ci` in src/Certs.Page.");
        string built = Path.Combine(_files.FullName, "built.html");

        using Process build = Process.Start("node", [Path.Combine(Folder, "build.mjs"), built]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, build.ExitCode);
        Assert.True(
            File.ReadAllText(built) == File.ReadAllText(Path.Combine(Folder, "certs-verify.html")),
            "Run `npm run build` in src/Certs.Page and commit the page.");
    }

    // The browser's clock is today's, so everything is of the last hour.
    private static OfflineScenario Living()
    {
        using TestValidators validators = TestValidators.Make(4);
        return new OfflineScenario(LivingBuilder().Build(), new TestBlocks(validators));
    }

    private static ScenarioBuilder LivingBuilder()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return new ScenarioBuilder { IssuedAt = now.AddHours(-1), HeadTime = now, RelyingProvince = 62 };
    }

    private static string BrowserOrSkip()
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "There is no browser: install the package chromium.");
        return found!;
    }

    private static async Task<string[][]> OpenAsync(string browser, object[] steps, params string[] video)
    {
        string page = Path.Combine(Folder, "certs-verify.html");
        string output = await NodeScript.RunAsync(
            "open-page.mjs", JsonSerializer.Serialize(steps), folder: "Certs.Core.Tests/Page", [browser, page, .. video]);
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<string[]>(line)!),
        ];
    }

    private static string RowOf(Finding finding) => $"{Words.Of(finding.Check)} {finding.Reason}";

    private static JsonObject RowOf(ReasonMeaning reason) => new()
    {
        ["number"] = (byte)reason.Reason,
        ["code"] = reason.Code,
        ["zh"] = reason.Zh,
        ["en"] = reason.En,
    };

    private static JsonObject RowOf(Reason reason) => new()
    {
        ["code"] = reason.Code,
        ["tone"] = Words.Of(reason.Tone),
        ["etsi"] = reason.Etsi,
        ["remedy"] = reason.Remedy is { } remedy ? Words.Of(remedy) : null,
        ["zh"] = reason.Zh,
        ["en"] = reason.En,
        ["nextZh"] = reason.NextZh,
        ["nextEn"] = reason.NextEn,
    };

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_files.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
