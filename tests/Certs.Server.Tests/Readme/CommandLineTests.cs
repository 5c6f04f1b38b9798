using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Testing;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Readme;

/// <summary>What README.md shows of the command line, typed into a shell beside a new node.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Project = "dotnet run --project src/Certs.Cli --";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_reader_who_types_it_all_has_a_licence_that_is_accepted_and_its_bundle()
    {
        TestAnvil.Use();
        string typed = ReadmeBlocks.Find("sh", "certs issue licence.json");
        Assert.Contains(Project, typed, StringComparison.Ordinal);
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = Path.Combine(Repository.Root, "artifacts/bin/Certs.Cli", configuration, "certs.dll");
        string script = typed.Replace(Project, $"dotnet '{program}'", StringComparison.Ordinal);
        await using NodeProcess node = await NodeProcess.StartAsync(
            62, _folder.File("node"), _folder.File("node"), ["--Keys:Iterations=1000"],
            TestContext.Current.CancellationToken);

        string output = await Shell.RunAsync(script, _folder.Path, ("CERTS_DATA", node.Folder.Path));

        Assert.Contains("urn:certs:agency:62:1", output, StringComparison.Ordinal);
        Assert.Contains("ACCEPT", output, StringComparison.Ordinal);
        Assert.NotNull(BundleReader.Read(await File.ReadAllBytesAsync(_folder.File("licence.bundle.json"))));
    }

    public void Dispose() => _folder.Dispose();
}
