using Certs.Server.Tests.Cli;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Bundles;

/// <summary>The command line makes a bundle and a trust file, and judges without any network.</summary>
[Collection(SharedProvinces.Name)]
public sealed class OfflineProgramTests(TwoProvinces provinces) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--compact")]
    [InlineData()]
    public async Task A_bundle_is_accepted_by_the_trust_file_of_two_provinces(params string[] form)
    {
        string bundle = await BundleAsync(form);
        string trust = await TrustAsync(provinces.Gansu.Folder.Path, provinces.Zhejiang.Folder.Path);

        CertsResult verified = await OfflineAsync(bundle, trust);
        CertsResult json = await OfflineAsync(bundle, trust, "--json");

        Assert.Equal((0, ""), (verified.ExitCode, verified.Errors));
        Assert.Contains("status as of", verified.Output, StringComparison.Ordinal);
        Assert.Contains("\"depth\":\"OFFLINE_SNAPSHOT\"", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_file_with_too_few_signatures_leaves_everything_undecided_and_says_why()
    {
        string bundle = await BundleAsync();
        string trust = _folder.File("trust.json");
        CertsResult fetched = await CertsProgram.RunAsync(
            "trust-file", "--data", provinces.Gansu.Folder.Path, "--out", trust);

        CertsResult verified = await OfflineAsync(bundle, trust);

        Assert.Equal(2, fetched.ExitCode);
        Assert.Equal(69, verified.ExitCode);
        Assert.Contains("TRUST_FILE_TOO_FEW_SIGNERS", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_trust_file_than_was_seen_is_refused()
    {
        string bundle = await BundleAsync();
        string older = await TrustAsync(provinces.Gansu.Folder.Path, provinces.Zhejiang.Folder.Path);
        string newer = _folder.File("newer.json");
        await File.WriteAllTextAsync(newer, await File.ReadAllTextAsync(older));
        await OfflineAsync(bundle, newer);
        string seen = Directory.EnumerateFiles(_folder.File("memory"), "*.seen.json").Single();
        string memory = await File.ReadAllTextAsync(seen);
        await File.WriteAllTextAsync(
            seen, System.Text.RegularExpressions.Regex.Replace(memory, "\"version\": [0-9]+", "\"version\": 999999"));

        CertsResult verified = await OfflineAsync(bundle, older);

        Assert.Equal(69, verified.ExitCode);
        Assert.Contains("TRUST_FILE_ROLLED_BACK", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_without_a_trust_file_and_a_bundle_that_was_cut_are_mistakes_of_the_caller()
    {
        string bundle = await BundleAsync("--compact");
        string cut = _folder.File("cut.bundle");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(bundle))[..^1]);

        Assert.Equal(64, (await CertsProgram.RunAsync("verify", bundle, "--as", "33", "--offline")).ExitCode);
        Assert.Equal(64, (await OfflineAsync(cut, _folder.File("trust.json"))).ExitCode);
    }

    private async Task<string> BundleAsync(params string[] form)
    {
        string document = _folder.File("licence.json");
        string bundle = _folder.File("licence.bundle");
        await File.WriteAllBytesAsync(document, await provinces.DualAsync());
        CertsResult made = await CertsProgram.RunAsync(
            ["bundle", document, "--out", bundle, "--data", provinces.Gansu.Folder.Path, .. form]);
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        return bundle;
    }

    private async Task<string> TrustAsync(params string[] folders)
    {
        string trust = _folder.File("trust.json");
        CertsResult fetched = await CertsProgram.RunAsync(
            ["trust-file", "--out", trust, .. folders.SelectMany(folder => new[] { "--data", folder })]);
        Assert.Equal((0, ""), (fetched.ExitCode, fetched.Errors));
        return trust;
    }

    private Task<CertsResult> OfflineAsync(string bundle, string trust, params string[] more) => CertsProgram.RunAsync(
        [
            "verify", bundle, "--as", "33", "--offline", "--trust", trust, "--trust-memory", _folder.File("memory"),
            .. more,
        ]);
}
