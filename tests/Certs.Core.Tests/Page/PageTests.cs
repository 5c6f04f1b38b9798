using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.Lifecycle;
using Certs.Core.ShortForms;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Xunit;

namespace Certs.Core.Tests.Page;

/// <summary>The page itself: in a browser, and what it is built from.</summary>
public sealed class PageTests : IDisposable
{
    private static readonly string[] Forget = ["#forget"];

    private readonly PageBrowser _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_browser_without_a_network_shows_the_verdict_on_what_is_dropped_and_remembers_the_trust_file()
    {
        _page.SkipUnlessInstalled();
        OfflineScenario scenario = LivingScenario.Make();
        string bundle = _page.Write("bundle.crtb", BundleWriter.WriteBinary(scenario.Bundle));
        string trust = _page.Write("trust.json", PageVectors.Signed(scenario.Trust));
        string older = _page.Write("older.json", PageVectors.Signed(scenario.Trust with { Version = 6 }));
        string picture = _page.Write("picture.png", [0x89, 0x50, 0x4e, 0x47]);

        string[][] seen = await _page.OpenAsync(
            [new[] { bundle }, new[] { trust, bundle }, new[] { bundle }, new[] { older }, new[] { picture }]);

        Assert.Equal("请人工核实", seen[0][0]);
        Assert.Contains("SIGNATURE TRUST_FILE_MISSING", seen[0]);
        Assert.Equal("可以接受", seen[1][0]);
        Assert.Equal(["可以接受", .. scenario.Offline.Findings.Select(PageBrowser.RowOf)], seen[2]);
        Assert.Equal(["信任文件未被采用", "TRUST_FILE_ROLLED_BACK"], seen[3]);
        Assert.Equal(["这不是证据包、二维码、证照或信任文件"], seen[4]);
    }

    [Fact]
    public async Task A_page_that_is_still_being_read_shows_no_button_and_keeps_what_is_dropped_on_it()
    {
        _page.SkipUnlessInstalled();
        string text = ShortForm.Write(TestWitnesses.Of(LivingScenario.Make())!);

        string[][] seen = await _page.OpenAsync([new { early = text }]);

        Assert.Equal("请人工核实", seen[0][0]);
        Assert.Equal("false", seen[0][^1]);
    }

    [Fact]
    public async Task A_damaged_memory_is_said_and_can_be_forgotten()
    {
        _page.SkipUnlessInstalled();
        string[] trust = [_page.Write("trust.json", PageVectors.Signed(LivingScenario.Make().Trust))];
        string damaged = "localStorage.setItem(\"certs.trust\", \"{\"); globalThis.confirm = () => true;";

        string[][] seen = await _page.OpenAsync(
            [new { inject = damaged, drop = trust }, new { inject = damaged, press = Forget, drop = trust }]);

        Assert.StartsWith("本页面的记忆已损坏", Assert.Single(seen[0]), StringComparison.Ordinal);
        Assert.Equal(["已采用新的信任文件。请放入证据包。"], seen[1]);
    }

    [Fact]
    public async Task A_browser_remembers_proven_blocks_and_hands_out_two_of_one_height()
    {
        _page.SkipUnlessInstalled();
        using ForkedChain chain = new(LivingScenario.Builder());
        string trust = _page.Write("trust.json", PageVectors.Signed(chain.One.Trust));
        string full = _page.Write("full.crtb", BundleWriter.WriteBinary(chain.One.Bundle));
        string other = _page.Write("other.txt", Encoding.ASCII.GetBytes(ShortForm.Write(TestWitnesses.Of(chain.Other)!)));

        string[][] seen = await _page.OpenAsync([new[] { trust, full }, new[] { other }, new[] { full }]);

        Assert.Equal(chain.EvidenceName, seen[1][^1]);
        Assert.Contains("STATUS LOG_EQUIVOCATION", seen[1]);
        Assert.Equal("可以接受", seen[0][0]);
        Assert.Equal(seen[0], seen[2]);
    }

    [Fact]
    public void The_page_gives_each_reason_the_meaning_that_Core_gives_it()
    {
        string text = File.ReadAllText(Path.Combine(PageBrowser.Folder, "src", "verdict", "reasons.json"));

        string[] rows = [.. JsonNode.Parse(text)!.AsArray().Select(row => row!.ToJsonString())];

        Assert.Equal([.. ReasonTable.All.Select(reason => RowOf(reason).ToJsonString())], rows);
    }

    [Fact]
    public void The_page_has_the_reasons_of_changes_that_Core_has()
    {
        string text = File.ReadAllText(Path.Combine(PageBrowser.Folder, "src", "verdict", "changeReasons.json"));

        string[] rows = [.. JsonNode.Parse(text)!.AsArray().Select(row => row!.ToJsonString())];

        Assert.Equal([.. ChangeReasons.All.Select(reason => RowOf(reason).ToJsonString())], rows);
    }

    [Fact]
    public async Task The_page_in_the_repository_is_the_one_that_its_sources_make()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(PageBrowser.Folder, "node_modules")),
            "The npm packages are missing: run `npm ci` in src/Certs.Page.");
        string built = Path.Combine(_page.Files, "built.html");

        using Process build = Process.Start("node", [Path.Combine(PageBrowser.Folder, "build.mjs"), built]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, build.ExitCode);
        Assert.True(
            File.ReadAllText(built) == File.ReadAllText(Path.Combine(PageBrowser.Folder, "certs-verify.html")),
            "Run `npm run build` in src/Certs.Page and commit the page.");
    }

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
}
