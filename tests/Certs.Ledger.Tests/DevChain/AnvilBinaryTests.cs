using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Certs.Ledger.DevChain;

namespace Certs.Ledger.Tests.DevChain;

[UnsupportedOSPlatform("windows")]
public sealed class AnvilBinaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certs-anvil-").FullName;

    private string Tools => Path.Combine(_folder, "tools");

    private string OnPath => Path.Combine(_folder, "bin");

    private static string Platform =>
        $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-"
        + $"{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}";

    private string Installed => Path.Combine(Tools, $"node_modules/@foundry-rs/anvil-{Platform}/bin/anvil");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_installed_one_comes_before_the_named_one_and_that_before_the_search_path()
    {
        string named = Put(Path.Combine(_folder, "my-anvil"));
        string onPath = Put(Path.Combine(OnPath, "anvil"));

        string third = await FindAsync(null);
        string second = await FindAsync(named);
        Put(Installed);
        string first = await FindAsync(named);

        Assert.Equal([onPath, named, Installed], [third, second, first]);
    }

    [Fact]
    public async Task Without_any_it_is_fetched_by_npm_and_that_is_said()
    {
        List<string> said = [];
        Put(
            Path.Combine(OnPath, "npm"),
            $"mkdir -p $(dirname {Installed}) && touch {Installed} && echo \"$@\" > {_folder}/args");

        string found = await AnvilBinary.FindAsync(Tools, null, OnPath, new Listener(said), default);

        Assert.Equal(Installed, found);
        Assert.Contains(AnvilBinary.Version, Assert.Single(said), StringComparison.Ordinal);
        Assert.EndsWith(
            $"@foundry-rs/anvil@{AnvilBinary.Version}\n", File.ReadAllText($"{_folder}/args"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_npm_says_when_it_fails_is_passed_on()
    {
        Put(Path.Combine(OnPath, "npm"), "echo 'no such host' >&2; exit 7");

        DevChainException failure = await Assert.ThrowsAsync<DevChainException>(() => FindAsync(null));

        Assert.Contains("no such host", failure.Message, StringComparison.Ordinal);
        Assert.Contains(AnvilBinary.Variable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_message_says_what_to_install()
    {
        DevChainException failure = await Assert.ThrowsAsync<DevChainException>(() => FindAsync(null));

        Assert.Contains("Node.js 20", failure.Message, StringComparison.Ordinal);
    }

    private Task<string> FindAsync(string? named) =>
        AnvilBinary.FindAsync(Tools, named, OnPath, null, default);

    private static string Put(string path, string script = "exit 0")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private sealed class Listener(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}
